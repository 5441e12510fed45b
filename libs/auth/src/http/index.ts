export { AuthHttpModule } from './auth-http.module.js';
export { CurrentClaims, CurrentSubject } from './authentication/current.decorators.js';
export { AuthenticatedBy, Public } from './authentication/route-access.js';
export { CallableBy, type Role } from './authorization/callable-by.js';
export { CurrentClient } from './client/current-client.decorator.js';
export { WithoutCsrfToken } from './csrf/csrf.guard.js';
export { SessionCookies } from './session-cookies.js';
