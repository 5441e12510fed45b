/**
 * Activates, deactivates, deletes and restores accounts and sets their flags. HTTP and the CLI apply the same rules.
 */
import { inTransaction, type Running } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireFlags, requireHigherRank } from '#auth/authorization';
import { endSessionsOf } from '#auth/session';
import { type AccountState, type AdministeredUser, lockSuperusers, lockUser, updateState } from '#auth/user';

export interface StateChange {
  readonly userId: number;
  /** The version that the administrator read; undefined for the CLI, which reads and changes in one transaction. */
  readonly version: number | undefined;
  readonly change: Partial<AccountState>;
}

@Injectable()
export class ChangeState {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ends all sessions of users who may no longer log in, in the same transaction.
   * @returns the account as it is now
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.changed_meanwhile` or
   * `account.last_superuser`
   */
  async execute(
    actor: Actor,
    { userId, version, change }: StateChange,
    run: Running = inTransaction,
  ): Promise<AdministeredUser> {
    requireAdministrator(actor);
    return run(this.dataSource, async (db) => {
      // Locks the superusers before the account, always in this order, so that concurrent changes cannot deadlock.
      const superusers = await lockSuperusers(db);
      const before = await lockUser(db, userId);
      if (!before) throw new CodedError('resource.not_found');
      if (version !== undefined && version !== before.version)
        throw new CodedError('resource.changed_meanwhile');
      const after = { ...before, ...change };
      requireRight(actor, before, after);
      const wasSuperuser = superusers.includes(userId);
      if (wasSuperuser && superusers.length === 1 && !(after.isSuperuser && canLogIn(after))) {
        throw new CodedError('account.last_superuser');
      }
      return this.write(db, actor, before, after);
    });
  }

  private async write(
    db: EntityManager,
    actor: Actor,
    before: AdministeredUser,
    after: AdministeredUser,
  ): Promise<AdministeredUser> {
    const changed = stateFields.filter((field) => before[field] !== after[field]);
    if (changed.length === 0) return before;
    await updateState(db, before.id, after);
    if (!canLogIn(after)) {
      const reason = after.isDeleted ? 'account_deleted' : 'account_deactivated';
      await endSessionsOf(db, { userId: before.id, reason });
    }
    const only = (state: AccountState) => Object.fromEntries(changed.map((field) => [field, state[field]]));
    const entry = { action: 'user.state_changed', target: before.id } as const;
    await recordChange(db, actor, { ...entry, before: only(before), after: only(after) });
    return { ...after, version: before.version + 1 };
  }
}

const stateFields = ['isActive', 'isDeleted', 'isStaff', 'isAdmin', 'isSuperuser'] as const;

const canLogIn = ({ isActive, isDeleted }: AccountState) => isActive && !isDeleted;

/** Superusers may change every account; others only lower ranks and themselves, and only flags that they hold. */
function requireRight(actor: Actor, before: AdministeredUser, after: AccountState): void {
  requireHigherRank(actor, before);
  requireFlags(actor, before, after);
}
