/** Writes security events into the transaction of what they tell of (OWASP ASVS 5.0, 16.3). */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { EndReason } from './end-reason.js';
import type { Client } from './client.js';
import type { SecurityEventKind } from './security-event.entity.js';

export interface RecordedEvent {
  readonly kind: SecurityEventKind;
  readonly userId: number;
  readonly sessionId?: string;
  /** Of `session.ended`. */
  readonly reason?: EndReason;
  /** Left out without an external caller. */
  readonly client?: Client;
}

const insertion: PreparedQuery = {
  name: 'record-security-events',
  text: `
    INSERT INTO security_events (id, user_id, kind, session_id, reason, address, device)
    SELECT * FROM unnest(
      $1::uuid[], $2::integer[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[])`,
};

export function recordSecurityEvent(db: EntityManager, event: RecordedEvent): Promise<void> {
  return recordSecurityEvents(db, [event]);
}

export async function recordSecurityEvents(
  db: EntityManager,
  events: readonly RecordedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await runPrepared(db, insertion, [
    events.map(() => uuidv7()),
    events.map(({ userId }) => userId),
    events.map(({ kind }) => kind),
    events.map(({ sessionId }) => sessionId ?? null),
    events.map(({ reason }) => reason ?? null),
    events.map(({ client }) => client?.address ?? null),
    events.map(({ client }) => client?.device || null),
  ]);
}
