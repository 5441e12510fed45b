/** Fulfils account requests in the worker: finds the account, and sends the mails. */
import { inStatement, inTransaction, readFrom } from '#database';
import { MailOutbox } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { emailSpellings, findHolder, storedSpellings } from '#auth/user';
import { MailCode } from '../code/mail-code.js';
import { findRequester } from '../email/email.store.js';
import { PaceResetMails } from '#auth/throttle';
import {
  askFor,
  type ClaimedRequest,
  claimRequest,
  isAnyDue,
  putOff,
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
   * All that are due, each in a transaction of its own with the mail it leads to.
   * @returns how many
   */
  async execute(): Promise<number> {
    if (!(await readFrom(this.dataSource, isAnyDue))) return 0;
    for (let count = 0; ; count++) if (!(await this.next())) return count;
  }

  /** One that fails is put off, so that it holds up no other. @returns whether there was one */
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
      this.logger.error({ err: error, kind, msg: 'A request could not be fulfilled yet' });
      await inStatement(this.dataSource, (db) => putOff(db, id, pauseAfterFailure));
    }
    return claimed !== undefined;
  }

  private async fulfil(db: EntityManager, request: ClaimedRequest): Promise<void> {
    if (request.kind === 'password_reset') await this.resetPassword(db, request);
    else await this.changeEmail(db, request);
  }

  /** This link also confirms an account that waits for its activation: both prove the mailbox. */
  private async resetPassword(db: EntityManager, request: ClaimedRequest): Promise<void> {
    const { email, isTrusted } = request;
    const holder = await findHolder(db, emailSpellings(email));
    if (!holder || holder.standing === 'closed') return;
    const wait = isTrusted ? 0 : await this.paceResetMails.execute(holder.email);
    await removeWaitingResets(db, email);
    if (wait > 0) await askFor(db, { kind: 'password_reset', email, delay: wait });
    else await this.mailCode.send(db, 'password-reset', holder);
  }

  /** The notice to the present address is the same whether or not the new one is taken. */
  private async changeEmail(db: EntityManager, request: ClaimedRequest): Promise<void> {
    const requester = request.userId === null ? undefined : await findRequester(db, request.userId);
    if (!requester || request.sessionId === null) return;
    const { email: newEmail, sessionId } = request;
    const holder = await findHolder(db, storedSpellings(newEmail));
    if (holder) await this.mailCode.tellHolder(db, holder);
    else await this.mailCode.send(db, 'email-change', requester, { newEmail, sessionId });
    const { userId: about, email: to, language } = requester;
    const notice = { to, template: 'email-change-notice', language, about } as const;
    await this.outbox.add(db, { ...notice, parameters: { newEmail } });
  }
}
