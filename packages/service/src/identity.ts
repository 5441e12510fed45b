/** The result of a verification: the user of a token and the user's permissions. */

/** Flags (`is_active`, `is_superuser`, …) and `"<permission name> <action>": true` for each permission held. */
export type Permissions = Readonly<Record<string, boolean>>;

export interface Identity {
  /** The integer id of the user. */
  readonly userId: number;
  /** The UUID of the user (`sub`). */
  readonly subject: string;
  /** The session of the token (`sid`). */
  readonly sessionId: string;
  /** Seconds since the epoch (`exp`). */
  readonly expiresAt: number;
  readonly permissions: Permissions;
}

export type Action = 'create' | 'read' | 'update' | 'delete';

/** @returns whether the permission is held; superusers hold every permission, as in Gatehouse itself */
export function may({ permissions }: Pick<Identity, 'permissions'>, name: string, action: Action): boolean {
  return permissions[`${name} ${action}`] === true || permissions['is_superuser'] === true;
}
