/** What a restored database holds that is out of date, in SQL. UPDATE and DELETE here fire no trigger. */
import type { EntityManager } from 'typeorm';

/** Each gateway, auth-service and worker has a connection that listens for notifications. */
export async function hasRunningApps(db: EntityManager): Promise<boolean> {
  const [found] = await db.query<[{ running: boolean }]>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'gatehouse listener') AS running`,
  );
  return found.running;
}

/** Gives up the mails that waited when the backup was made: almost all of them were sent soon after it. @returns how many */
export async function holdWaitingMails(db: EntityManager): Promise<number> {
  const [, held] = await db.query<[unknown[], number]>(
    `UPDATE mail_outbox SET failed_at = now(), delivery_id = NULL, delivery_until = NULL,
       last_error = 'waited when the backup was made, and may have been sent since'
     WHERE sent_at IS NULL AND failed_at IS NULL`,
  );
  return held;
}

/**
 * Another server counts its transactions from a lower number on. An event of the backup with the number of a later transaction would
 * suppress a change of claims in it (`event_outbox_claims_key`). The new numbers are beyond those that a server reaches.
 */
export async function renumberTransactions(db: EntityManager): Promise<void> {
  await db.query(`UPDATE event_outbox SET transaction_id = (4611686018427387904 + seq)::text::xid8`);
}

/** @param count ids that no account gets */
export async function skipUserIds(db: EntityManager, count: number): Promise<void> {
  await db.query(
    `SELECT setval(sequence, nextval(sequence) + $1::bigint)
     FROM CAST(pg_get_serial_sequence('users', 'id') AS regclass) AS sequence`,
    [count],
  );
}

/** Requests for a new password or email that were fulfilled after the backup. @returns how many */
export async function withdrawRequests(db: EntityManager): Promise<number> {
  const [, withdrawn] = await db.query<[unknown[], number]>('DELETE FROM account_requests');
  return withdrawn;
}

/** Links for a new password or email, which may have been used after the backup. Links that confirm a registration stay. @returns how many */
export async function withdrawLinks(db: EntityManager): Promise<number> {
  const [, withdrawn] = await db.query<[unknown[], number]>(
    `DELETE FROM one_time_codes WHERE purpose <> 'activation'`,
  );
  return withdrawn;
}

export interface Announced {
  readonly users: number;
  /** The highest id; null after the last user. */
  readonly last: number | null;
}

/**
 * Publishes the permissions of users, in order of their ids. INSERT fires `wake_event_relay` (libs/database/triggers/event-outbox.sql).
 * @param after id of the last user of the batch before
 */
export async function announcePermissions(
  db: EntityManager,
  after: number,
  limit: number,
): Promise<Announced> {
  const [announced] = await db.query<[Announced]>(
    `WITH batch AS (SELECT id, subject FROM users WHERE id > $1 ORDER BY id LIMIT $2), announced AS (
       INSERT INTO event_outbox (type, user_id, subject) SELECT 'token-claims-change', id, subject FROM batch ORDER BY id
     )
     SELECT count(*)::int AS users, max(id) AS last FROM batch`,
    [after, limit],
  );
  return announced;
}
