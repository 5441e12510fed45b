/** Sends failed mails again. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { retryFailedMails } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChanges } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';

@Injectable()
export class RetryMail {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The mail says what it said before; a link in it may have expired. Of concurrent calls one puts it back.
   * @throws CodedError `authorization.refused`, or `resource.not_found` for a mail that has not failed
   */
  async one(actor: Actor, id: string): Promise<void> {
    if ((await this.retry(actor, id)).length === 0) throw new CodedError('resource.not_found');
  }

  /** @returns how many failed mails are sent again. @throws CodedError `authorization.refused` */
  async all(actor: Actor): Promise<number> {
    return (await this.retry(actor)).length;
  }

  private async retry(actor: Actor, id?: string): Promise<string[]> {
    requireAdmin(actor);
    return inTransaction(this.dataSource, async (db) => {
      const retried = await retryFailedMails(db, id);
      await recordChanges(
        db,
        actor,
        retried.map((target) => ({ action: 'mail.retried', target, before: null, after: null })),
      );
      return retried;
    });
  }
}
