/** The author of a change: the user of a token, or the CLI. */
import type { Subject } from '#auth/contract';

export interface Actor {
  /** Undefined for the CLI. */
  readonly userId: number | undefined;
  /** Who runs the command: user and host of the operating system. The audit log shows it. */
  readonly shellUser?: string;
  readonly isSuperuser: boolean;
  readonly isAdmin: boolean;
  readonly isStaff: boolean;
}

/** An actor with an account. */
export interface UserActor extends Actor {
  readonly userId: number;
}

/** The CLI has access to the database, so it may do everything. */
export const shell: Actor = { userId: undefined, isSuperuser: true, isAdmin: true, isStaff: true };

export function actorOf({ userId, permissions }: Subject): UserActor {
  return {
    userId,
    isSuperuser: permissions['is_superuser'] === true,
    isAdmin: permissions['is_admin'] === true,
    isStaff: permissions['is_staff'] === true,
  };
}
