/** SQL of bans, known devices and throttles. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { closestSpelling } from '#auth/user';
import type { FullCounter } from './store/throttle-store.js';

export interface ThrottleState {
  readonly networkBanned: boolean;
  /** Seconds; null if the account is not banned, infinite for a permanent ban. */
  readonly accountBannedFor: number | null;
  /** Digest of the device token; null for an unknown device. */
  readonly knownDevice: Buffer | null;
}

/** $1 network, $2 spellings of the email, $3 digests. */
const throttleState: PreparedQuery = {
  name: 'find-throttle-state',
  text: `
    WITH live AS (SELECT * FROM bans WHERE expires_at IS NULL OR expires_at > now())
    SELECT
      EXISTS (SELECT FROM live WHERE live.network >>= $1::cidr) AS "networkBanned",
      (SELECT coalesce(extract(epoch FROM expires_at - now())::float, 'infinity')
       FROM live WHERE live.user_id = (SELECT id FROM users WHERE ${closestSpelling('$2')})) AS "accountBannedFor",
      (SELECT d.digest FROM known_devices d
       WHERE d.digest = ANY($3::bytea[]) AND d.user_id = (SELECT id FROM users WHERE ${closestSpelling('$2')}) AND d.expires_at > now()
       ORDER BY d.created_at DESC LIMIT 1) AS "knownDevice"`,
};

/**
 * @param account spellings of the email; null if the attempt names no account
 * @param devices digests of the device tokens of the browser
 */
export async function findThrottleState(
  db: EntityManager,
  {
    network,
    account,
    devices,
  }: { network: string; account: readonly string[] | null; devices: readonly Buffer[] },
): Promise<ThrottleState> {
  const [state] = await runPrepared<ThrottleState>(db, throttleState, [network, account, devices]);
  return state!;
}

export interface ReachedLimits {
  readonly full: readonly FullCounter[];
  /** Spellings of the email; null if the attempt names no account. */
  readonly account: readonly string[] | null;
  readonly network: string;
  /** Key of the network's counter; all other counters in `full` belong to the account. */
  readonly networkKey: string;
}

/** @returns the user whose limit is reached; undefined if only the network's is, or the email is unknown */
export async function recordThrottling(
  db: EntityManager,
  { full, account, network, networkKey }: ReachedLimits,
): Promise<number | undefined> {
  const rows = await db.query<{ userId: number | null }[]>(
    `INSERT INTO throttlings AS t (key, user_id, network, ends_at)
     SELECT key, CASE WHEN key <> $3 THEN (SELECT id FROM users WHERE ${closestSpelling('$4')}) END,
       CASE WHEN key = $3 THEN $5::cidr END, now() + make_interval(secs => seconds)
     FROM unnest($1::text[], $2::int[]) AS reached (key, seconds) ORDER BY key
     ON CONFLICT (key) DO UPDATE SET began_at = now(), ends_at = excluded.ends_at, user_id = excluded.user_id
     RETURNING user_id AS "userId"`,
    [full.map(({ key }) => key), full.map(({ retryAfter }) => retryAfter), networkKey, account, network],
  );
  return rows.find(({ userId }) => userId !== null)?.userId ?? undefined;
}
