/** The border between the relay and whatever carries a mail's id to its delivery: Bull on Redis, or this process. */
import type { ClaimedMail } from '../outbox/outbox.store.js';

export interface MailDispatcher {
  /** How many mails it can take now; 0 while it cannot take any, so that they stay due. */
  capacity(): number;

  /** Takes the mails over, or fails; those of a failed hand-over come due again by their lease. Lower priorities go first. */
  dispatch(mails: readonly ClaimedMail[]): Promise<void>;

  /** Takes no more and lets running deliveries end, but for no longer than `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** Injection token of the `MailDispatcher` in use. */
export const MAIL_DISPATCHER = Symbol('MailDispatcher');
