/** The life of an outbox row in SQL: claimed, attempted, then closed, put off or given up. Times are the database's. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { type MailTemplate, OutboxMail } from './outbox-mail.entity.js';

const open = 'sent_at IS NULL AND failed_at IS NULL';

const claim: PreparedQuery = {
  name: 'claim-due-mails',
  text: `
    UPDATE mail_outbox SET next_attempt_at = now() + make_interval(secs => $2)
    WHERE id IN (
      SELECT id FROM mail_outbox WHERE ${open} AND next_attempt_at <= now()
      ORDER BY priority, next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, priority`,
};

/** A mail that was handed to this relay. */
export interface ClaimedMail {
  readonly id: string;
  /** 0 leaves first. */
  readonly priority: number;
}

/**
 * Takes up to `limit` due mails, by priority and then oldest first, and moves them on by the lease: no other relay sees them until then,
 * and one that was lost on its way comes due again by itself.
 * @param lease seconds
 * @returns them by priority
 */
export async function claimDue(db: EntityManager, limit: number, lease: number): Promise<ClaimedMail[]> {
  const claimed = await runPrepared<ClaimedMail>(db, claim, [limit, lease]);
  return claimed.toSorted((one, other) => one.priority - other.priority);
}

/** The mail, if it is still owed. */
export async function findOpen(db: EntityManager, id: string): Promise<OutboxMail | undefined> {
  const mail = await db.findOneBy(OutboxMail, { id });
  return mail && !mail.sentAt && !mail.failedAt ? mail : undefined;
}

/**
 * Counts a send before it begins, so that one which takes the whole program down is counted too.
 * @param lease seconds until it comes due again if nothing is heard of it
 * @returns which attempt this is; undefined when the mail was closed meanwhile
 */
export async function beginAttempt(
  db: EntityManager,
  id: string,
  lease: number,
): Promise<number | undefined> {
  const [rows] = await db.query<[{ attempts: number }[], number]>(
    `UPDATE mail_outbox SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
     WHERE id = $1 AND ${open} RETURNING attempts`,
    [id, lease],
  );
  return rows[0]?.attempts;
}

/** The SMTP server has accepted it: the parameters are erased with the same stroke. */
export async function close(db: EntityManager, id: string): Promise<void> {
  await db.query(
    `UPDATE mail_outbox SET sent_at = now(), sealed = NULL, last_error = NULL WHERE id = $1 AND ${open}`,
    [id],
  );
}

/**
 * Comes due again after `delay` seconds, unless it has been tried for `patience` seconds since it was written: then it
 * is given up.
 * @returns whether it was given up
 */
export async function putOff(
  db: EntityManager,
  id: string,
  { delay, patience, reason }: { delay: number; patience: number; reason: string },
): Promise<boolean> {
  const [rows] = await db.query<[{ given_up: boolean }[], number]>(
    `UPDATE mail_outbox SET
       next_attempt_at = now() + make_interval(secs => $2),
       last_error = $4,
       failed_at = CASE WHEN created_at < now() - make_interval(secs => $3) THEN now() END
     WHERE id = $1 AND ${open} RETURNING failed_at IS NOT NULL AS given_up`,
    [id, delay, patience, reason],
  );
  return rows[0]?.given_up ?? false;
}

/**
 * Counts a send that the server may have accepted without saying so.
 * @returns how many there were, this one included; 0 when the mail was closed meanwhile
 */
export async function countPossibleCopy(db: EntityManager, id: string): Promise<number> {
  const [rows] = await db.query<[{ possible_copies: number }[], number]>(
    `UPDATE mail_outbox SET possible_copies = possible_copies + 1 WHERE id = $1 AND ${open} RETURNING possible_copies`,
    [id],
  );
  return rows[0]?.possible_copies ?? 0;
}

/** Comes due again after `delay` seconds; says nothing about the mail itself. */
export async function postpone(db: EntityManager, id: string, delay: number): Promise<void> {
  await db.query(
    `UPDATE mail_outbox SET next_attempt_at = now() + make_interval(secs => $2) WHERE id = $1 AND ${open}`,
    [id, delay],
  );
}

/** Refused for good: stays, with its parameters, for someone to look at. */
export async function giveUp(db: EntityManager, id: string, reason: string): Promise<void> {
  await db.query(`UPDATE mail_outbox SET failed_at = now(), last_error = $2 WHERE id = $1 AND ${open}`, [
    id,
    reason,
  ]);
}

/** To people who are no more: whatever became of such a mail, the address must not stay. */
const lastMail: MailTemplate = 'account-erased';

/**
 * Deletes up to `limit` rows that were closed more than `sentDays` or given up more than `failedDays` ago.
 * Last mails go as soon as they are closed.
 * @returns how many
 */
export async function deleteClosed(
  db: EntityManager,
  { limit, sentDays, failedDays }: { limit: number; sentDays: number; failedDays: number },
): Promise<number> {
  const [, deleted] = await db.query<[unknown[], number]>(
    `DELETE FROM mail_outbox WHERE id IN (
       SELECT id FROM mail_outbox
       WHERE sent_at < now() - make_interval(days => $2) OR failed_at < now() - make_interval(days => $3)
         OR (template = '${lastMail}' AND num_nonnulls(sent_at, failed_at) > 0)
       LIMIT $1 FOR UPDATE SKIP LOCKED
     )`,
    [limit, sentDays, failedDays],
  );
  return deleted;
}
