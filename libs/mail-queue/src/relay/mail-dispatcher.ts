/** Passes the ids of claimed mails from the relay to the delivery, through Bull on Redis or within this process. */
import type { ClaimedMail } from '../outbox/outbox.store.js';

export interface MailDispatcher {
  /** How many mails it can take now; 0 while it cannot take any, so that they stay due. */
  capacity(): number;

  /** Accepts the mails, or throws: they are then due again when their lease expires. Lower priorities go first. */
  dispatch(mails: readonly ClaimedMail[]): Promise<void>;

  /** Takes no more and lets running deliveries end, but for no longer than `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** Injection token of the `MailDispatcher` in use. */
export const MAIL_DISPATCHER = Symbol('MailDispatcher');
