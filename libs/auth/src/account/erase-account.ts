/** Erases an account permanently. Only its id and the audit entries without personal data remain. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRank } from '#auth/authorization';
import { deleteAllGrants, membersOf, revokeUncovered } from '#auth/permission';
import { logErasedSessions } from '#auth/session';
import { deleteUser } from './account.store.js';
import { type AdministeredUser, findAddressee, lockSuperusers, lockUser } from '#auth/user';
import { ClearLeftovers } from './avatar/clear-leftovers.js';
import type { ConfirmedPassword } from './password-change/confirm-password.js';
import { isStillThePassword } from './password-change/confirmed-password.store.js';

export interface Erasure {
  readonly userId: number;
  /** The version that the caller read; undefined for the CLI, which reads and erases in one transaction. */
  readonly version: number | undefined;
  /** Set if users erase their own account; they receive a final mail. Undefined if an administrator erases it. */
  readonly confirmed?: ConfirmedPassword;
}

@Injectable()
export class EraseAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: MailOutbox,
    private readonly clearLeftovers: ClearLeftovers,
  ) {}

  /**
   * Users erase themselves, admins others. Sessions, profile, grants and memberships are deleted with the account;
   * members of an erased company lose the grants that depended on it. See decision 11.
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.changed_meanwhile` or
   * `account.last_superuser`; `resource.changed_meanwhile` also if the confirmed password has changed
   */
  async execute(actor: Actor, { userId, version, confirmed }: Erasure): Promise<void> {
    if (actor.userId !== userId) requireAdmin(actor);
    const avatar = await inTransaction(this.dataSource, async (db) => {
      // Locks the superusers before the account, always in this order, so that concurrent changes cannot deadlock.
      const superusers = await lockSuperusers(db);
      const account = await lockUser(db, userId);
      if (!account) throw new CodedError('resource.not_found');
      if (version !== undefined && version !== account.version) {
        throw new CodedError('resource.changed_meanwhile');
      }
      requireHigherRank(actor, account);
      if (superusers.length === 1 && superusers[0] === userId) throw new CodedError('account.last_superuser');
      if (confirmed && !(await isStillThePassword(db, confirmed))) {
        throw new CodedError('resource.changed_meanwhile');
      }
      const addressee = await findAddressee(db, userId);
      const left = await this.erase(db, actor, account);
      if (confirmed) {
        await this.outbox.add(db, { ...addressee, template: 'account-erased', parameters: {} });
      }
      return left;
    });
    if (avatar) await this.clearLeftovers.execute([avatar]);
  }

  /** @returns the name of the avatar file to delete */
  private async erase(
    db: EntityManager,
    actor: Actor,
    { id, email }: AdministeredUser,
  ): Promise<string | null> {
    // Locks grants first: afterwards no user can receive permissions through this company, and its members are fixed.
    await deleteAllGrants(db, id);
    const members = await membersOf(db, id);
    await logErasedSessions(db, id);
    const avatar = await deleteUser(db, id);
    await this.outbox.withdraw(db, email, id);
    await recordChange(db, actor, { action: 'user.erased', target: id, before: null, after: null });
    await revokeUncovered(db, actor, members);
    return avatar;
  }
}
