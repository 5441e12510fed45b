export { type Authenticated, AuthenticateToken } from './authenticate-token.js';
export { VerificationModule } from './verification.module.js';
