export { AccessGuard } from './access.guard.js';
export { CurrentUser } from './current-user.decorator.js';
export { GatehouseModule, type GatehouseModuleOptions } from './gatehouse.module.js';
export { RequirePermission } from './require-permission.decorator.js';
