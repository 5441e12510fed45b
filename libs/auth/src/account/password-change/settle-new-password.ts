/** What follows every change of a password, in its transaction: sessions end, and the person is notified. */
import { MailOutbox, type OutgoingMail } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { endSessionsOf } from '#auth/session';
import { findAddressee } from '#auth/user';
import { countAttachments } from './attachment.store.js';

export interface SettledPassword {
  readonly userId: number;
  /** For a person to read. */
  readonly changedAt: string;
  readonly reason: 'password_changed' | 'password_reset';
  /** The session it was changed in, which the caller replaces; left out, all sessions end here. */
  readonly sessionId?: string;
  /** Left out for the shell. */
  readonly client?: Client;
}

@Injectable()
export class SettleNewPassword {
  constructor(private readonly outbox: MailOutbox) {}

  /** OWASP ASVS 5.0, 7.4.3 and 6.3.7. */
  async execute(
    db: EntityManager,
    { userId, changedAt, reason, sessionId, client }: SettledPassword,
  ): Promise<void> {
    if (sessionId === undefined) await endSessionsOf(db, { userId, reason, client });
    const kind = reason === 'password_reset' ? 'password.reset' : 'password.changed';
    await recordSecurityEvent(db, {
      kind,
      userId,
      ...(sessionId && { sessionId }),
      ...(client && { client }),
    });
    const addressee = await findAddressee(db, userId);
    const mail = reason === 'password_reset' ? await resetMail(db, userId, changedAt) : changeMail(changedAt);
    await this.outbox.add(db, { ...addressee, ...mail });
  }
}

const changeMail = (time: string) => ({ template: 'password-changed', parameters: { time } }) as const;

/**
 * A previous user of the account, or a thief, may have attached a second factor or an address, which outlives the
 * reset. The mail counts what is attached, so that its reader can check it.
 */
async function resetMail(
  db: EntityManager,
  userId: number,
  time: string,
): Promise<Pick<OutgoingMail, 'template' | 'parameters'>> {
  const counts = Object.entries(await countAttachments(db, userId));
  const attached = Object.fromEntries(counts.map(([name, count]) => [name, String(count)]));
  return { template: 'password-reset-done', parameters: { time, ...attached } };
}
