/** Tells a person by mail, and in their security events, what happened to their second factors (OWASP ASVS 5.0, 6.3.7). */
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findAddressee } from '#auth/user';
import { type Client, recordSecurityEvent, type SecurityEventKind } from '#auth/security-event';

export type FactorEventKind = Extract<SecurityEventKind, `second_factor.${string}`>;

export interface FactorEvent {
  readonly userId: number;
  readonly kind: FactorEventKind;
  readonly sessionId?: string;
  /** Left out where it was not the owner, or the shell. */
  readonly client?: Client;
}

@Injectable()
export class TellOwner {
  constructor(private readonly outbox: MailOutbox) {}

  /** In the transaction of what it tells of. */
  async execute(db: EntityManager, event: FactorEvent): Promise<void> {
    await recordSecurityEvent(db, event);
    const addressee = await findAddressee(db, event.userId);
    const [{ time }] = await db.query<[{ time: string }]>(
      `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') AS time`,
    );
    // Templates ask for what happened by its name.
    const what = event.kind.slice(event.kind.indexOf('.') + 1);
    await this.outbox.add(db, {
      ...addressee,
      template: 'second-factor',
      parameters: { time, [what]: 'yes' },
    });
  }
}
