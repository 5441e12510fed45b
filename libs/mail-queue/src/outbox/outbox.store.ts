/** Rows of the mail outbox: claimed, attempted, then closed, postponed or given up. All times come from the database's clock. */
import { type ExpiredRows, type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import type { MailTemplate, OutboxMail } from './outbox-mail.entity.js';

export type NewMail = Pick<
  OutboxMail,
  'id' | 'recipient' | 'template' | 'language' | 'priority' | 'about' | 'sealed'
>;

const insertion: PreparedQuery = {
  name: 'insert-mail',
  text: `INSERT INTO mail_outbox (id, recipient, template, language, priority, about, sealed)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};

/** For a single mail: a fraction of the cost of a statement of many. */
export async function insertMail(db: EntityManager, mail: NewMail): Promise<void> {
  const { id, recipient, template, language, priority, about, sealed } = mail;
  await runPrepared(db, insertion, [id, recipient, template, language, priority, about, sealed]);
}

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
 * Claims up to `limit` due mails, by priority and then oldest first. No other relay claims them until the lease ends. A mail that is
 * not delivered by then is due again.
 * @param lease seconds
 * @returns the mails, by priority
 */
export async function claimDue(db: EntityManager, limit: number, lease: number): Promise<ClaimedMail[]> {
  const claimed = await runPrepared<ClaimedMail>(db, claim, [limit, lease]);
  return claimed.toSorted((one, other) => one.priority - other.priority);
}

/** What a delivery needs to know. */
export type OpenMail = Pick<OutboxMail, 'id' | 'recipient' | 'template' | 'language' | 'priority' | 'sealed'>;

const opening: PreparedQuery = {
  name: 'find-open-mails',
  text: `SELECT id, recipient, template, language, priority, sealed FROM mail_outbox WHERE id = ANY ($1::uuid[]) AND ${open}`,
};

/** @returns for each id, in this order; undefined for a mail that has been sent, given up or deleted */
export async function findOpen(db: EntityManager, ids: readonly string[]): Promise<(OpenMail | undefined)[]> {
  const mails = await runPrepared<OpenMail>(db, opening, [ids]);
  const found = new Map(mails.map((mail) => [mail.id, mail]));
  return ids.map((id) => found.get(id));
}

/** One attempt to deliver one mail, which holds the mail's lease. */
export interface Delivery {
  /** UUID of the attempt. */
  readonly id: string;
  readonly mail: string;
}

/** No delivery of the mail is under way, or the lease of the delivery has expired. */
const free = '(delivery_until IS NULL OR delivery_until < clock_timestamp())';

const leased = `next_attempt_at = clock_timestamp() + make_interval(secs => $2),
  delivery_until = clock_timestamp() + make_interval(secs => $2)`;

const unleased = 'delivery_id = NULL, delivery_until = NULL';

const beginning: PreparedQuery = {
  name: 'begin-deliveries',
  text: `UPDATE mail_outbox SET attempts = attempts + 1, delivery_id = delivery, ${leased}
    FROM unnest($1::uuid[], $3::uuid[]) AS given (mail, delivery)
    WHERE id = mail AND ${open} AND ${free} RETURNING delivery_id, attempts`,
};

/**
 * Begins each delivery unless another one of its mail is under way, in this process or elsewhere. The attempt is counted before it
 * begins, so that an attempt that crashes the process is counted, too.
 * @param lease seconds until the mails come due again, unless `renewDeliveries` is called before
 * @returns for each delivery which attempt this is; undefined when its mail is being delivered, or closed
 */
export async function beginAttempts(
  db: EntityManager,
  deliveries: readonly Delivery[],
  lease: number,
): Promise<(number | undefined)[]> {
  const [mails, ids] = [deliveries.map(({ mail }) => mail), deliveries.map(({ id }) => id)];
  const begun = await runPrepared<{ delivery_id: string; attempts: number }>(db, beginning, [
    mails,
    lease,
    ids,
  ]);
  const attempts = new Map(begun.map((row) => [row.delivery_id, row.attempts]));
  return ids.map((id) => attempts.get(id));
}

/** @param lease seconds from now; @returns how many of these deliveries still hold their lease */
export async function renewDeliveries(
  db: EntityManager,
  deliveries: readonly Delivery[],
  lease: number,
): Promise<number> {
  const [, renewed] = await db.query<[unknown[], number]>(
    `UPDATE mail_outbox SET ${leased} 
     WHERE id = ANY($1::uuid[]) AND delivery_id = ANY($3::uuid[]) AND ${open}`,
    [deliveries.map(({ mail }) => mail), lease, deliveries.map(({ id }) => id)],
  );
  return renewed;
}

const closing: PreparedQuery = {
  name: 'close-mails',
  text: `UPDATE mail_outbox SET sent_at = now(), sealed = NULL, last_error = NULL, ${unleased}
    WHERE id = ANY ($1::uuid[]) AND ${open}`,
};

/** Marks mails as accepted by the SMTP server, and erases their parameters. */
export async function close(db: EntityManager, ids: readonly string[]): Promise<void> {
  await runPrepared(db, closing, [ids]);
}

/**
 * Ends a delivery: the mail comes due again after `delay` seconds, unless it is older than `patience` seconds: then it
 * is given up. Changes nothing if another delivery has taken over.
 * @returns whether the mail was given up
 */
export async function putOff(
  db: EntityManager,
  { id, mail }: Delivery,
  { delay, patience, reason }: { delay: number; patience: number; reason: string },
): Promise<boolean> {
  const [rows] = await db.query<[{ given_up: boolean }[], number]>(
    `UPDATE mail_outbox SET
       next_attempt_at = now() + make_interval(secs => $2),
       last_error = $4,
       failed_at = CASE WHEN created_at < now() - make_interval(secs => $3) THEN now() END,
       ${unleased}
     WHERE id = $1 AND delivery_id = $5 AND ${open} RETURNING failed_at IS NOT NULL AS given_up`,
    [mail, delay, patience, reason, id],
  );
  return rows[0]?.given_up ?? false;
}

/**
 * Counts an attempt that the server may have accepted although no answer arrived.
 * @returns the number of such attempts, including this one; 0 if the mail has been closed meanwhile
 */
export async function countPossibleCopy(db: EntityManager, id: string): Promise<number> {
  const [rows] = await db.query<[{ possible_copies: number }[], number]>(
    `UPDATE mail_outbox SET possible_copies = possible_copies + 1 WHERE id = $1 AND ${open} RETURNING possible_copies`,
    [id],
  );
  return rows[0]?.possible_copies ?? 0;
}

/** Makes the mail due again after `delay` seconds, unless it is being delivered. Does not count as an attempt. */
export async function postpone(db: EntityManager, id: string, delay: number): Promise<void> {
  await db.query(
    `UPDATE mail_outbox SET next_attempt_at = now() + make_interval(secs => $2)
     WHERE id = $1 AND ${open} AND ${free}`,
    [id, delay],
  );
}

/** Ends a delivery that the server rejected permanently. The mail keeps its parameters, so that an operator can inspect it. */
export async function giveUp(db: EntityManager, { id, mail }: Delivery, reason: string): Promise<void> {
  await db.query(
    `UPDATE mail_outbox SET failed_at = now(), last_error = $2, ${unleased}
     WHERE id = $1 AND delivery_id = $3 AND ${open}`,
    [mail, reason, id],
  );
}

/** Deletes all mails to the address or about the user, whatever their state. */
export async function deleteMailsOf(db: EntityManager, recipient: string, userId: number): Promise<void> {
  await db.query('DELETE FROM mail_outbox WHERE recipient = $1 OR about = $2', [recipient, userId]);
}

/** Goes to erased users: its row holds their address, so it is deleted as soon as the mail is sent or given up. */
const lastMail: MailTemplate = 'account-erased';

/**
 * Sent mails are kept long enough to answer whether they were sent, failed ones as long as sending them again makes sense. Last mails go
 * as soon as they are closed.
 */
export const closedMails: readonly ExpiredRows[] = [
  { table: 'mail_outbox', key: 'id', condition: `sent_at < now() - interval '7 days'`, age: 'sent_at' },
  { table: 'mail_outbox', key: 'id', condition: `failed_at < now() - interval '30 days'`, age: 'failed_at' },
  {
    table: 'mail_outbox',
    key: 'id',
    condition: `template = '${lastMail}' AND sent_at <= now()`,
    age: 'sent_at',
  },
  {
    table: 'mail_outbox',
    key: 'id',
    condition: `template = '${lastMail}' AND failed_at <= now()`,
    age: 'failed_at',
  },
];

/** @returns seconds since the oldest mail was created that is neither sent nor given up; null if there is none */
export async function findOldestMail(db: EntityManager): Promise<number | null> {
  const [oldest] = await db.query<[{ age: number | null }]>(
    `SELECT extract(epoch FROM now() - min(created_at))::float8 AS age FROM mail_outbox WHERE ${open}`,
  );
  return oldest.age;
}
