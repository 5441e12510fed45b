/** An administrator has a link mailed to a user that sets a new password. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { findAddressHolder, findUser } from '#auth/user';
import { MailCode } from '../code/mail-code.js';
import { enqueueRequest } from '../request/account-request.store.js';
import { actorName } from './actor-name.js';

@Injectable()
export class SendPasswordReset {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly mailCode: MailCode,
  ) {}

  /**
   * Limited and paced like a request of the owner (`RequestPasswordReset`). The owner of an account that an administrator created
   * gets its first mail again, because requests of strangers mail nothing to them.
   * @param client undefined for the CLI, which is not limited
   * @throws CodedError `authorization.refused`, also for users of the same or a higher rank; `resource.not_found`;
   * `account.closed`; `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  async execute(actor: Actor, userId: number, client?: Client): Promise<void> {
    requireAdministrator(actor);
    const found = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!found) throw new CodedError('resource.not_found');
    requireHigherRank(actor, found);
    if (client) await this.guesses.spend('reset', { account: found.email, client, byNetwork: true });
    await inTransaction(this.dataSource, async (db) => {
      const holder = await findAddressHolder(db, [found.email]);
      // The email changed meanwhile: the link must not go to whoever has it now.
      if (holder?.userId !== userId) throw new CodedError('resource.not_found');
      if (holder.status === 'closed') throw new CodedError('account.closed');
      if (holder.status === 'created') {
        await this.mailCode.send(db, 'account-created', holder, {}, { by: await actorName(db, actor) });
      } else {
        const isTrusted = client === undefined;
        await enqueueRequest(db, { kind: 'password_reset', email: holder.email, isTrusted });
      }
      const entry = { action: 'user.password_reset_requested', target: userId } as const;
      await recordChange(db, actor, { ...entry, before: null, after: null });
    });
  }
}
