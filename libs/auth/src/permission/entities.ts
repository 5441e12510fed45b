/** The entities of this folder, for the DataSource. */
import { PermissionGroupEntry } from './group/permission-group-entry.entity.js';
import { PermissionGroup } from './group/permission-group.entity.js';
import { PermissionGrant } from './permission-grant.entity.js';
import { Permission } from './permission.entity.js';

export const permissionEntities = [PermissionGroupEntry, PermissionGroup, PermissionGrant, Permission];
