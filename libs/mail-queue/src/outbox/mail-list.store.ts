/** Reads the outbox for administrators, and puts failed mails back. Never reads the parameters, which contain links. */
import { countOrEstimateQuery, queryParameters } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import type { EntityManager } from 'typeorm';
import type { MailTemplate } from './outbox-mail.entity.js';

export const mailStates = ['waiting', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];

export interface ListedMail {
  readonly id: string;
  readonly recipient: string;
  readonly template: MailTemplate;
  readonly language: string;
  readonly state: MailState;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  /** When a waiting mail is due. */
  readonly nextAttemptAt: Date;
  readonly attempts: number;
  /** Reply code or kind of failure of the last attempt. */
  readonly lastError: string | null;
}

export interface MailFilter {
  readonly state?: MailState | undefined;
  readonly template?: string | undefined;
  /** Spellings of one address. */
  readonly recipients?: readonly string[] | undefined;
}

const conditions: Readonly<Record<MailState, string>> = {
  waiting: 'sent_at IS NULL AND failed_at IS NULL',
  sent: 'sent_at IS NOT NULL',
  failed: 'failed_at IS NOT NULL',
};

export const mailOrder = new ListOrder({ id: [{ sql: 'id', type: 'uuid' }] }, '-id');

const matching = ({ state }: MailFilter) => `mail_outbox
  WHERE ($1::text IS NULL OR template = $1) AND ($2::text[] IS NULL OR recipient = ANY ($2))
    ${state === undefined ? '' : `AND ${conditions[state]}`}`;

const valuesOf = ({ template, recipients }: MailFilter) => [template ?? null, recipients ?? null];

export function listMails(
  db: EntityManager,
  filter: MailFilter,
  reading: OrderedReading,
): Promise<Ordered<ListedMail>[]> {
  const { values, parameter } = queryParameters(valuesOf(filter));
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, recipient, template, language,
       CASE WHEN sent_at IS NOT NULL THEN 'sent' WHEN failed_at IS NOT NULL THEN 'failed' ELSE 'waiting' END AS state,
       created_at AS "createdAt", sent_at AS "sentAt", failed_at AS "failedAt", next_attempt_at AS "nextAttemptAt",
       attempts, last_error AS "lastError", ${reading.cursor()} AS cursor
     FROM ${matching(filter)} ${start === undefined ? '' : `AND ${start}`}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countMatching(db: EntityManager, filter: MailFilter): Promise<Total> {
  return countOrEstimateQuery(db, `SELECT FROM ${matching(filter)}`, valuesOf(filter));
}

export interface MailCounts {
  readonly waiting: number;
  readonly failed: number;
  /** When the oldest waiting mail was written; null if none waits. */
  readonly waitingSince: Date | null;
}

export async function countMails(db: EntityManager): Promise<MailCounts> {
  const [counts] = await db.query<MailCounts[]>(
    `SELECT count(*)::int AS waiting, min(created_at) AS "waitingSince",
       (SELECT count(*)::int FROM mail_outbox WHERE ${conditions.failed}) AS failed
     FROM mail_outbox WHERE ${conditions.waiting}`,
  );
  return counts!;
}

/**
 * Makes failed mails due again, and tries them for as long as new ones. Copies that the server may have accepted before are no longer counted.
 * @param id one mail; undefined for all failed ones
 * @returns the ids of the mails that were put back
 */
export async function retryFailedMails(db: EntityManager, id?: string): Promise<string[]> {
  const [rows] = await db.query<[{ id: string }[], number]>(
    `UPDATE mail_outbox SET failed_at = NULL, created_at = now(), next_attempt_at = now(), possible_copies = 0
     WHERE ${conditions.failed} AND sealed IS NOT NULL AND ($1::uuid IS NULL OR id = $1) RETURNING id`,
    [id ?? null],
  );
  return rows.map((row) => row.id);
}
