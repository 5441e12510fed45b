/** Mails about logins from new devices, in SQL. Fires no trigger. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';

/** Mails per account in 24 hours. A client that changes its User-Agent with each login must not flood the mailbox. */
const mostPerDay = 10;

export interface NewDeviceNotice {
  readonly userId: number;
  readonly digest: Buffer;
  readonly network: string;
  readonly device: string;
  /** Digests of the device tokens of the browser. */
  readonly devices: readonly Buffer[];
  /** Seconds until the link ends. */
  readonly life: number;
}

/** $1 user, $2 digest of the code, $3 network, $4 User-Agent, $5 digests of device tokens, $6 life in seconds. */
const addition: PreparedQuery = {
  name: 'add-device-notice',
  text: `
    INSERT INTO device_notices AS sent (digest, user_id, network, device, expires_at)
    SELECT $2, u.id, $3, $4, now() + make_interval(secs => $6::int) FROM users u
    WHERE u.id = $1 AND u.last_login IS NOT NULL
      AND NOT EXISTS (SELECT FROM known_devices d
        WHERE d.user_id = u.id AND d.digest = ANY($5::bytea[]) AND d.expires_at > now())
      AND (SELECT count(*) FROM device_notices n
        WHERE n.user_id = u.id AND n.sent_at > now() - interval '1 day') < ${mostPerDay}
    ON CONFLICT ON CONSTRAINT device_notices_browser_key DO UPDATE
      SET digest = excluded.digest, sent_at = now(), expires_at = excluded.expires_at
      WHERE sent.sent_at < now() - interval '1 day'
    RETURNING sent_at AS "sentAt"`,
};

/**
 * Adds a notice if the account has logged in before and does not know this browser. Of concurrent calls with one User-Agent and
 * network, and of all within 24 hours, one adds it: a browser without a device cookie cannot be distinguished in another way.
 * Call it before the session begins, which updates `last_login`.
 * @returns the time of the login; undefined if no mail is due
 */
export async function addDeviceNotice(
  db: EntityManager,
  { userId, digest, network, device, devices, life }: NewDeviceNotice,
): Promise<Date | undefined> {
  const values = [userId, digest, network, device, devices, life];
  const [added] = await runPrepared<{ sentAt: Date }>(db, addition, values);
  return added?.sentAt;
}

/** The code of a link, as its reader presents it. */
export interface PresentedNotice {
  readonly userId: number;
  readonly digest: Buffer;
}

const isUsable = 'digest = $1 AND user_id = $2 AND expires_at > clock_timestamp()';

/** Reads a code without spending it. */
export async function isNoticeUsable(
  db: EntityManager,
  { userId, digest }: PresentedNotice,
): Promise<boolean> {
  const found = await db.query<unknown[]>(`SELECT FROM device_notices WHERE ${isUsable}`, [digest, userId]);
  return found.length > 0;
}

/**
 * Of concurrent calls with the same code exactly one spends it.
 * @returns whether this call did; false if the code is invalid, expired or already spent
 */
export async function spendDeviceNotice(
  db: EntityManager,
  { userId, digest }: PresentedNotice,
): Promise<boolean> {
  const [, spent] = await db.query<[unknown[], number]>(`DELETE FROM device_notices WHERE ${isUsable}`, [
    digest,
    userId,
  ]);
  return spent > 0;
}

/** Ends the links that were mailed so far. */
export async function deleteDeviceNotices(db: EntityManager, userId: number): Promise<void> {
  await db.query('DELETE FROM device_notices WHERE user_id = $1', [userId]);
}
