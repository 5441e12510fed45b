/** The permissions of a user in the form of the contract: five flags, and one entry per grant. */
import type { PermissionMap } from '#auth/contract';

export interface PermissionFlags {
  readonly isSuperuser: boolean;
  readonly isStaff: boolean;
  readonly isActive: boolean;
  readonly isAdmin: boolean;
  readonly isDeleted: boolean;
  /** `<name> <action>` of each grant. */
  readonly granted: readonly string[];
}

/** @returns the map that `/verify/`, `auth_response` and `auth_events` share */
export function permissionsOf(row: PermissionFlags): PermissionMap {
  const permissions: Record<string, boolean> = {
    is_superuser: row.isSuperuser,
    is_staff: row.isStaff,
    is_active: row.isActive,
    is_admin: row.isAdmin,
    is_deleted: row.isDeleted,
  };
  for (const granted of row.granted) permissions[granted] = true;
  return permissions;
}
