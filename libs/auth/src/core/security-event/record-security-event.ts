/** Writes a security event into the transaction of what it tells of (OWASP ASVS 5.0, 16.3). */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Client } from './client.js';
import { SecurityEvent, type SecurityEventKind } from './security-event.entity.js';

export interface RecordedEvent {
  readonly kind: SecurityEventKind;
  readonly userId: number;
  readonly sessionId?: string;
  /** Left out when nobody called from outside. */
  readonly client?: Client;
}

export async function recordSecurityEvent(db: EntityManager, event: RecordedEvent): Promise<void> {
  await db.insert(SecurityEvent, {
    id: uuidv7(),
    userId: event.userId,
    kind: event.kind,
    sessionId: event.sessionId ?? null,
    address: event.client?.address ?? null,
    device: event.client?.device || null,
  });
}
