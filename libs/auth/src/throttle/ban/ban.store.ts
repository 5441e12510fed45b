/** SQL of bans and throttles for administrators. */
import { countOrEstimateQuery, queryParameters } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { emailSpellings, findAddressHolder } from '#auth/user';
import type { BanTarget } from './ban-target.js';

export interface Ban {
  readonly reason: string;
  /** Null for a permanent ban. */
  readonly expiresAt: Date | null;
}

export interface ListedBan extends Ban {
  readonly id: string;
  /** CIDR, or the email of the account. */
  readonly target: string;
  /** When it was set, or replaced an earlier one. */
  readonly createdAt: Date;
}

export interface ListedThrottling {
  /** CIDR, or the email of the account; null for an unknown email. */
  readonly target: string | null;
  readonly endsAt: Date;
}

/** The target of a ban or a throttle in the database. */
export interface FoundTarget extends BanTarget {
  /** Undefined for a network and for an unknown email. */
  readonly userId: number | undefined;
}

export interface NewBan extends FoundTarget {
  readonly reason: string;
  /** Null for a permanent ban. */
  readonly minutes: number | null;
}

const live = '(expires_at IS NULL OR expires_at > now())';

export async function findTarget(db: EntityManager, target: BanTarget): Promise<FoundTarget> {
  const holder =
    target.email === null ? undefined : await findAddressHolder(db, emailSpellings(target.email));
  return { ...target, userId: holder?.userId };
}

/** Replaces a ban on the same target. */
export async function insertBan(db: EntityManager, ban: NewBan): Promise<Omit<ListedBan, 'target'>> {
  const [inserted] = await db.query<Omit<ListedBan, 'target'>[]>(
    `INSERT INTO bans (id, user_id, network, reason, expires_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(mins => $5::int))
     ON CONFLICT (${ban.network === null ? 'user_id' : 'network'}) DO UPDATE
       SET reason = excluded.reason, expires_at = excluded.expires_at, created_at = now()
     RETURNING id, reason, created_at AS "createdAt", expires_at AS "expiresAt"`,
    [uuidv7(), ban.userId ?? null, ban.network, ban.reason, ban.minutes],
  );
  return inserted!;
}

/** Locks the ban until the end of the transaction. */
export async function findBan(db: EntityManager, { userId, network }: FoundTarget): Promise<Ban | undefined> {
  const [ban] = await db.query<Ban[]>(
    `SELECT reason, expires_at AS "expiresAt" FROM bans
     WHERE (user_id = $1 OR network = $2::cidr) AND ${live} FOR UPDATE`,
    [userId ?? null, network],
  );
  return ban;
}

export async function deleteBan(db: EntityManager, { userId, network }: FoundTarget): Promise<void> {
  await db.query('DELETE FROM bans WHERE user_id = $1 OR network = $2::cidr', [userId ?? null, network]);
}

const id = { sql: 'bans.id', type: 'uuid' } as const;
/** Bans without an end come last. */
const expiresAt = { sql: `coalesce(bans.expires_at, '9999-12-31'::timestamptz)`, type: 'moment' } as const;
export const banOrder = new ListOrder({ id: [id], expires_at: [expiresAt, id] }, 'id');

export async function listBans(db: EntityManager, reading: OrderedReading): Promise<Ordered<ListedBan>[]> {
  const { values, parameter } = queryParameters();
  const start = reading.condition(parameter);
  return db.query(
    `SELECT bans.id, coalesce(network::text, email) AS target, reason, created_at AS "createdAt", expires_at AS "expiresAt",
       ${reading.cursor()} AS cursor
     FROM bans LEFT JOIN users ON users.id = user_id
     WHERE ${live} ${start === undefined ? '' : `AND ${start}`} ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countBans(db: EntityManager): Promise<Total> {
  return countOrEstimateQuery(db, `SELECT FROM bans WHERE ${live}`, []);
}

/** Newest first. */
export async function listThrottlings(db: EntityManager, limit: number): Promise<ListedThrottling[]> {
  return db.query<ListedThrottling[]>(
    `SELECT coalesce(network::text, email) AS target, max(ends_at) AS "endsAt"
     FROM throttlings LEFT JOIN users ON users.id = user_id
     WHERE ends_at > now() GROUP BY throttlings.network, email, CASE WHEN user_id IS NULL THEN key END
     ORDER BY max(began_at) DESC LIMIT $1`,
    [limit],
  );
}

/**
 * Deletes the throttles of a target.
 * @param keys of the target's own counters
 * @returns the keys of all counters that throttled it
 */
export async function deleteThrottlings(
  db: EntityManager,
  { userId, network }: FoundTarget,
  keys: readonly string[],
): Promise<string[]> {
  const [rows] = await db.query<[{ key: string }[], number]>(
    `DELETE FROM throttlings WHERE key = ANY($1) OR network <<= $2::cidr OR user_id = $3 RETURNING key`,
    [keys, network, userId ?? null],
  );
  return rows.map(({ key }) => key);
}
