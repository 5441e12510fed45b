/** Writes security events in the transaction of the change that they report (OWASP ASVS 5.0, 16.3). */
import type { EntityManager } from 'typeorm';
import { insertSecurityEvents, type RecordedEvent } from './security-event.store.js';

export function recordSecurityEvent(db: EntityManager, event: RecordedEvent): Promise<void> {
  return recordSecurityEvents(db, [event]);
}

export async function recordSecurityEvents(
  db: EntityManager,
  events: readonly RecordedEvent[],
): Promise<void> {
  if (events.length > 0) await insertSecurityEvents(db, events);
}
