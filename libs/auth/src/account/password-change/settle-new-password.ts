/** Ends sessions and notifies the user after every change of password, in the same transaction. */
import { MailOutbox, type OutgoingMail } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { endSessionsOf } from '#auth/session';
import { findAddressee } from '#auth/user';
import { countAttachments } from './attachment.store.js';

export interface SettledPassword {
  readonly userId: number;
  /** In a readable form. */
  readonly changedAt: string;
  readonly reason: 'password_changed' | 'password_reset';
  /** The session that made the change, which the caller replaces; if undefined, all sessions end. */
  readonly sessionId?: string;
  /** Undefined for the CLI. */
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
 * A previous owner or an attacker may have attached a second factor or an address, which survives a reset. The mail
 * counts the attachments, so that its reader can check them.
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
