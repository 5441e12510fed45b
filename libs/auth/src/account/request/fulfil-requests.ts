/** Fulfils account requests in the worker: looks up the account and sends the mails. */
import { inStatement, inTransaction, readFrom } from '#database';
import { MailOutbox } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type AddressHolder, emailSpellings, findAddressHolder, storedSpellings } from '#auth/user';
import { lockBrowserDigest } from '../code/code.store.js';
import { MailCode } from '../code/mail-code.js';
import { findRequester } from '../email/email.store.js';
import { PaceRequestedMails } from '#auth/throttle';
import type { RequestedMail } from './account-request.entity.js';
import {
  enqueueRequest,
  type ClaimedRequest,
  claimRequest,
  isAnyDue,
  postponeRequest,
  removeWaiting,
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
    private readonly paceRequestedMails: PaceRequestedMails,
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
    const { kind } = request;
    if (kind === 'email_change') await this.changeEmail(db, request);
    else await this.mailLink(db, kind, request);
  }

  private async mailLink(
    db: EntityManager,
    kind: RequestedMail,
    { email, isTrusted }: ClaimedRequest,
  ): Promise<void> {
    const holder = await findAddressHolder(db, emailSpellings(email));
    if (!holder || !mayReceive(kind, holder)) return;
    const wait = isTrusted ? 0 : await this.paceRequestedMails.execute(holder.email);
    await removeWaiting(db, kind, email);
    if (wait > 0) await enqueueRequest(db, { kind, email, delay: wait });
    else if (kind === 'password_reset') await this.mailCode.send(db, 'password-reset', holder);
    else await this.mailActivation(db, holder);
  }

  /** The browser that registered still confirms without the password. */
  private async mailActivation(db: EntityManager, holder: AddressHolder): Promise<void> {
    const browserDigest = await lockBrowserDigest(db, holder.userId);
    await this.mailCode.send(db, 'activation-again', holder, browserDigest && { browserDigest });
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

/** The link of a reset also activates an account that awaits activation, because both prove access to the mailbox. */
const mayReceive = (kind: RequestedMail, { status }: AddressHolder) =>
  status === 'awaiting' || (kind === 'password_reset' && status === 'active');
