/** Fulfils account requests in the worker: looks up the account and sends the mails. */
import { inStatement, inTransaction, readFrom } from '#database';
import { MailOutbox } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { emailSpellings, findAddressHolder, storedSpellings } from '#auth/user';
import { MailCode } from '../code/mail-code.js';
import { findRequester } from '../email/email.store.js';
import { PaceResetMails } from '#auth/throttle';
import {
  enqueueRequest,
  type ClaimedRequest,
  claimRequest,
  isAnyDue,
  postponeRequest,
  removeWaitingResets,
} from './account-request.store.js';

/** Seconds. */
const pauseAfterFailure = 60;

@Injectable()
export class FulfilRequests {
  private readonly logger = new Logger('AccountRequests');

  constructor(
    private readonly dataSource: DataSource,
    private readonly mailCode: MailCode,
    private readonly outbox: MailOutbox,
    private readonly paceResetMails: PaceResetMails,
  ) {}

  /**
   * Fulfils all due requests, each in one transaction with its mail.
   * @returns the number of requests
   */
  async execute(): Promise<number> {
    if (!(await readFrom(this.dataSource, isAnyDue))) return 0;
    for (let count = 0; ; count++) if (!(await this.next())) return count;
  }

  /**
   * Postpones a failed request, so that it does not block the others.
   * @returns whether a request was due
   */
  private async next(): Promise<boolean> {
    let claimed: ClaimedRequest | undefined;
    try {
      await inTransaction(this.dataSource, async (db) => {
        claimed = await claimRequest(db);
        if (claimed) await this.fulfil(db, claimed);
      });
    } catch (error) {
      if (!claimed) throw error;
      const { id, kind } = claimed;
      this.logger.error({
        err: error,
        kind,
        msg: 'Failed to fulfil an account request; it is retried in a minute',
      });
      await inStatement(this.dataSource, (db) => postponeRequest(db, id, pauseAfterFailure));
    }
    return claimed !== undefined;
  }

  private async fulfil(db: EntityManager, request: ClaimedRequest): Promise<void> {
    if (request.kind === 'password_reset') await this.resetPassword(db, request);
    else await this.changeEmail(db, request);
  }

  /** The link also activates an account that awaits activation, because both prove access to the mailbox. */
  private async resetPassword(db: EntityManager, request: ClaimedRequest): Promise<void> {
    const { email, isTrusted } = request;
    const holder = await findAddressHolder(db, emailSpellings(email));
    if (!holder || holder.status === 'closed') return;
    const wait = isTrusted ? 0 : await this.paceResetMails.execute(holder.email);
    await removeWaitingResets(db, email);
    if (wait > 0) await enqueueRequest(db, { kind: 'password_reset', email, delay: wait });
    else await this.mailCode.send(db, 'password-reset', holder);
  }

  /** The notice to the current address is the same whether or not the new one is taken. */
  private async changeEmail(db: EntityManager, request: ClaimedRequest): Promise<void> {
    const requester = request.userId === null ? undefined : await findRequester(db, request.userId);
    if (!requester || request.sessionId === null) return;
    const { email: newEmail, sessionId } = request;
    const holder = await findAddressHolder(db, storedSpellings(newEmail));
    if (holder) await this.mailCode.notifyHolder(db, holder);
    else await this.mailCode.send(db, 'email-change', requester, { newEmail, sessionId });
    const { userId: about, email: to, language } = requester;
    const notice = { to, template: 'email-change-notice', language, about } as const;
    await this.outbox.add(db, { ...notice, parameters: { newEmail } });
  }
}
