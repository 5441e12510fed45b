/** Permissions, permission groups and grants. */
import { Module } from '@nestjs/common';
import { ChangePermissions } from './change-permissions.js';
import { CreatePermissions } from './create-permissions.js';
import { DeletePermissions } from './delete-permissions.js';
import { ExplainPermissions } from './explain-permissions.js';
import { GrantPermissions } from './grant-permissions.js';
import { ApplyPermissionGroup } from './group/apply-permission-group.js';
import { ChangePermissionGroup } from './group/change-permission-group.js';
import { CreatePermissionGroup } from './group/create-permission-group.js';
import { DeletePermissionGroup } from './group/delete-permission-group.js';
import { ListGivablePermissions } from './group/list-givable-permissions.js';
import { ListPermissionGroups } from './group/list-permission-groups.js';
import { ReadPermissionGroup } from './group/read-permission-group.js';
import { ImportPermissions } from './import-permissions.js';
import { ListHeldPermissions } from './list-held-permissions.js';
import { ListPermissions } from './list-permissions.js';
import { ReadPermission } from './read-permission.js';
import { RevokePermissions } from './revoke-permissions.js';

const definitions = [
  CreatePermissions,
  ListPermissions,
  ReadPermission,
  ChangePermissions,
  DeletePermissions,
];
const groups = [
  CreatePermissionGroup,
  ListPermissionGroups,
  ListGivablePermissions,
  ReadPermissionGroup,
  ChangePermissionGroup,
  DeletePermissionGroup,
  ApplyPermissionGroup,
];
const holdings = [GrantPermissions, RevokePermissions, ListHeldPermissions, ExplainPermissions];
const useCases = [...definitions, ...groups, ...holdings, ImportPermissions];

@Module({ providers: useCases, exports: useCases })
export class PermissionModule {}
