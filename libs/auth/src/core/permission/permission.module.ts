/** Permissions: what there is to be granted, and who holds it. */
import { Module } from '@nestjs/common';
import { ChangePermissions } from './change-permissions.js';
import { CreatePermissions } from './create-permissions.js';
import { DeletePermissions } from './delete-permissions.js';
import { ExplainPermission } from './explain-permission.js';
import { GrantPermissions } from './grant-permissions.js';
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
const holdings = [GrantPermissions, RevokePermissions, ListHeldPermissions, ExplainPermission];
const useCases = [...definitions, ...holdings, ImportPermissions];

@Module({ providers: useCases, exports: useCases })
export class PermissionModule {}
