export { ChangePermissions, type PermissionsChange } from './change-permissions.js';
export { approvalOf, requireApproved } from './company-approval.js';
export { lockCoverage, lockUsers } from './coverage.store.js';
export { CreatePermissions } from './create-permissions.js';
export { DeletePermissions } from './delete-permissions.js';
export {
  type ExplainedPermission,
  type ExplainedUser,
  ExplainPermissions,
  type PermissionsToExplain,
} from './explain-permissions.js';
export { GrantPermissions, type PermissionsOfUser } from './grant-permissions.js';
export { grantTo } from './grant-permissions.js';
export { requireHeld } from './granting-right.js';
export {
  companiesOf,
  deleteAllGrants,
  findGrantHolder,
  findUnheld,
  type HeldPermission,
  membersOf,
} from './grant.store.js';
export { ApplyPermissionGroup } from './group/apply-permission-group.js';
export { ChangePermissionGroup, type PermissionGroupChanges } from './group/change-permission-group.js';
export { CreatePermissionGroup } from './group/create-permission-group.js';
export { DeletePermissionGroup } from './group/delete-permission-group.js';
export { type GivablePermissions, ListGivablePermissions } from './group/list-givable-permissions.js';
export { ListPermissionGroups } from './group/list-permission-groups.js';
export { PermissionGroupEntry } from './group/permission-group-entry.entity.js';
export { PermissionGroup } from './group/permission-group.entity.js';
export {
  findEntries,
  findGroup,
  type GroupDetails,
  type GroupReference,
  permissionGroupOrder,
} from './group/permission-group.store.js';
export { ReadPermissionGroup } from './group/read-permission-group.js';
export { type ImportedPermissions, ImportPermissions } from './import-permissions.js';
export { ListHeldPermissions } from './list-held-permissions.js';
export { ListPermissions } from './list-permissions.js';
export { longestDescription, longestGroupName, longestName } from './longest.js';
export { maxGrants } from './max-grants.js';
export { PermissionGrant } from './permission-grant.entity.js';
export { isPermissionName } from './permission-name.js';
export { Permission, type PermissionAction, permissionActions } from './permission.entity.js';
export { PermissionModule } from './permission.module.js';
export {
  findPermissionsById,
  type FoundPermission,
  type NamedPermissions,
  permissionOrder,
} from './permission.store.js';
export { ReadPermission } from './read-permission.js';
export { labelOf, parseReference } from './permission-reference.js';
export { resolvePermissions } from './resolve-permissions.js';
export { RevokePermissions } from './revoke-permissions.js';
export { revokeUncovered } from './revoke-uncovered.js';
export { permissionEntities } from './entities.js';
export { grantPersonalTables } from './personal-tables.js';
