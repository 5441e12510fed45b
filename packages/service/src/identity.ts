/** The subject of a token and their permissions: the result in every mode. */

/** Flags (`is_active`, `is_superuser`, …) and one `"<permission name> <action>": true` for each permission held. */
export type Permissions = Readonly<Record<string, boolean>>;

export interface Identity {
  /** The number old callers know the person by. */
  readonly userId: number;
  /** The person's UUID. */
  readonly subject: string;
  /** The session the token belongs to. */
  readonly sessionId: string;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
  readonly permissions: Permissions;
}

export type Action = 'create' | 'read' | 'update' | 'delete';

/** A superuser may do everything, as in Gatehouse itself. */
export function may({ permissions }: Pick<Identity, 'permissions'>, name: string, action: Action): boolean {
  return permissions[`${name} ${action}`] === true || permissions['is_superuser'] === true;
}
