/** An administrator withdraws a requested change of email. */
import { recordChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { withdrawEmailChanges } from '#auth/session';
import { findUser } from '#auth/user';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

@Injectable()
export class WithdrawUserEmail {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Idempotent. The link that was mailed to the new address no longer works.
   * @throws CodedError `authorization.refused` or `resource.not_found`
   */
  async execute(actor: Actor, userId: number): Promise<void> {
    requireAdministrator(actor);
    await inTransaction(this.dataSource, async (db) => {
      const account = await findUser(db, userId);
      if (!account) throw new CodedError('resource.not_found');
      requireHigherRank(actor, account);
      if (!(await withdrawEmailChanges(db, userId))) return;
      const entry = { action: 'user.email_change_withdrawn', target: userId } as const;
      await recordChange(db, actor, { ...entry, before: null, after: null });
    });
  }
}
