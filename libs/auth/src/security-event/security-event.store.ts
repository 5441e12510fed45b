/** The SQL of security events. The table has no triggers. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Client } from './client.js';
import type { EndReason } from './end-reason.js';
import type { SecurityEvent, SecurityEventKind } from './security-event.entity.js';

export interface RecordedEvent {
  readonly kind: SecurityEventKind;
  readonly userId: number;
  readonly sessionId?: string;
  /** Of `session.ended`. */
  readonly reason?: EndReason;
  /** Left out for a change without a client, such as one by a command. */
  readonly client?: Client;
}

const insertion: PreparedQuery = {
  name: 'record-security-events',
  text: `
    INSERT INTO security_events (id, user_id, kind, session_id, reason, address, device)
    SELECT * FROM unnest(
      $1::uuid[], $2::integer[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[])`,
};

export async function insertSecurityEvents(
  db: EntityManager,
  events: readonly RecordedEvent[],
): Promise<void> {
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

export type ListedEvent = Omit<SecurityEvent, 'user' | 'userId'>;

export interface SecurityEventFilter {
  /** A kind that no event has matches nothing. */
  readonly kind?: string;
  readonly sessionId?: string;
}

/** Newest first. @param before exclusive upper bound of the event id */
export function listEventsOf(
  db: EntityManager,
  userId: number,
  { kind, sessionId }: SecurityEventFilter,
  { before, limit }: { readonly before: string; readonly limit: number },
): Promise<ListedEvent[]> {
  return db.query(
    `SELECT id, occurred_at AS "occurredAt", kind, session_id AS "sessionId", reason, address, device
     FROM security_events
     WHERE user_id = $1 AND id < $2 AND ($3::text IS NULL OR kind = $3) AND ($4::uuid IS NULL OR session_id = $4)
     ORDER BY id DESC LIMIT $5`,
    [userId, before, kind ?? null, sessionId ?? null, limit],
  );
}
