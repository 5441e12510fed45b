/** Records a security event about a second factor and mails it to the account's owner (OWASP ASVS 5.0, 6.3.7). */
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findAddressee } from '#auth/user';
import { type Client, recordSecurityEvent, type SecurityEventKind } from '#auth/security-event';
import { currentMinute } from './owner.store.js';

export type FactorEventKind = Extract<SecurityEventKind, `second_factor.${string}`>;

export interface FactorEvent {
  readonly userId: number;
  readonly kind: FactorEventKind;
  readonly sessionId?: string;
  /** Omitted for changes by an administrator or the CLI. */
  readonly client?: Client;
}

@Injectable()
export class NotifyOwner {
  constructor(private readonly outbox: MailOutbox) {}

  /** @param db of the transaction that makes the change */
  async execute(db: EntityManager, event: FactorEvent): Promise<void> {
    await recordSecurityEvent(db, event);
    const addressee = await findAddressee(db, event.userId);
    const time = await currentMinute(db);
    // The template tests for a parameter named after the event.
    const parameter = event.kind.slice(event.kind.indexOf('.') + 1);
    await this.outbox.add(db, {
      ...addressee,
      template: 'second-factor',
      parameters: { time, [parameter]: 'yes' },
    });
  }
}
