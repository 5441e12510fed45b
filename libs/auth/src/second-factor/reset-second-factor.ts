/** Removes all second factors of a user who has lost them, for administrators and the CLI. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type AdministeredUser, lockUser } from '#auth/user';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { endSessionsOf } from '#auth/session';
import { deleteFactors } from './owner.store.js';
import { NotifyOwner } from './notify-owner.js';

@Injectable()
export class ResetSecondFactor {
  constructor(
    private readonly dataSource: DataSource,
    private readonly owner: NotifyOwner,
  ) {}

  /**
   * Ends all sessions of the user, who then logs in by password alone.
   * @throws CodedError `authorization.refused`, also for users of the same or a higher rank and for the caller;
   * `resource.not_found`; `second_factor.not_enrolled`
   */
  async execute(actor: Actor, userId: number): Promise<void> {
    requireAdministrator(actor);
    await inTransaction(this.dataSource, async (db) => {
      const user = await lockUser(db, userId);
      if (!user) throw new CodedError('resource.not_found');
      requireAuthority(actor, user);
      if (!(await deleteFactors(db, userId))) throw new CodedError('second_factor.not_enrolled');
      await endSessionsOf(db, { userId, reason: 'second_factor_changed' });
      await this.owner.execute(db, { userId, kind: 'second_factor.reset' });
      const change = { before: { secondFactor: true }, after: { secondFactor: false } };
      await recordChange(db, actor, { action: 'user.second_factor_reset', target: userId, ...change });
    });
  }
}

/** Users change their own factors with their password and factor. This use case requires neither, so it excludes them. */
function requireAuthority(actor: Actor, user: AdministeredUser): void {
  if (actor.userId === user.id) throw new CodedError('authorization.refused');
  requireHigherRank(actor, user);
}
