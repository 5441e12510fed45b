/** Writes security events into the transaction of what they tell of (OWASP ASVS 5.0, 16.3). */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { EndReason } from '../session/end-reason.js';
import type { Client } from './client.js';
import { SecurityEvent, type SecurityEventKind } from './security-event.entity.js';

export interface RecordedEvent {
  readonly kind: SecurityEventKind;
  readonly userId: number;
  readonly sessionId?: string;
  /** Of `session.ended`. */
  readonly reason?: EndReason;
  /** Left out when nobody called from outside. */
  readonly client?: Client;
}

/** Far below the 65,535 parameters a statement can have. */
const rowsAtOnce = 1000;

export function recordSecurityEvent(db: EntityManager, event: RecordedEvent): Promise<void> {
  return recordSecurityEvents(db, [event]);
}

export async function recordSecurityEvents(
  db: EntityManager,
  events: readonly RecordedEvent[],
): Promise<void> {
  for (let start = 0; start < events.length; start += rowsAtOnce) {
    const rows = events.slice(start, start + rowsAtOnce).map((event) => ({
      id: uuidv7(),
      userId: event.userId,
      kind: event.kind,
      sessionId: event.sessionId ?? null,
      reason: event.reason ?? null,
      address: event.client?.address ?? null,
      device: event.client?.device || null,
    }));
    await db.insert(SecurityEvent, rows);
  }
}
