/** Known devices in SQL: browsers from which a user has logged in or confirmed their mailbox. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';

/** Known devices per account; the least recently used is deleted first. */
const maxDevices = 20;

/** The session that has just begun on the device, or the user who has just confirmed their mailbox on it. */
export type DeviceOwner = { readonly sessionId: string } | { readonly userId: number };

export interface RememberedDevice {
  readonly owner: DeviceOwner;
  readonly digest: Buffer;
  /** Digests of the browser's earlier tokens, which become invalid. */
  readonly replaced: readonly Buffer[];
  /** Seconds. */
  readonly life: number;
}

/** $1 session or user, $2 digest, $3 replaced digests, $4 life in seconds. */
const remember = (name: string, owner: string): PreparedQuery => ({
  name,
  text: `
    WITH owner AS (
      ${owner}
    ), deleted AS (
      DELETE FROM known_devices USING owner
      WHERE known_devices.user_id = owner.user_id AND (digest = ANY($3::bytea[]) OR digest IN (
        SELECT digest FROM known_devices older JOIN owner USING (user_id)
        ORDER BY older.created_at DESC OFFSET ${maxDevices - 1}))
    )
    INSERT INTO known_devices (digest, user_id, expires_at)
    SELECT $2, user_id, now() + make_interval(secs => $4::int) FROM owner
    RETURNING expires_at AS "expiresAt"`,
});

const ofSession = remember(
  'remember-device',
  'SELECT user_id FROM sessions WHERE id = $1 AND ended_at IS NULL',
);
const ofUser = remember(
  'remember-device-of-user',
  'SELECT id AS user_id FROM users WHERE id = $1 AND is_active AND NOT is_deleted',
);

/** @returns the expiry; undefined if the session has ended or the user may not log in */
export async function rememberDevice(
  db: EntityManager,
  { owner, digest, replaced, life }: RememberedDevice,
): Promise<Date | undefined> {
  const [query, id] =
    'sessionId' in owner ? ([ofSession, owner.sessionId] as const) : ([ofUser, owner.userId] as const);
  const rows = await runPrepared<{ expiresAt: Date }>(db, query, [id, digest, replaced, life]);
  return rows[0]?.expiresAt;
}

/** Deletes all known devices of users. */
export async function forgetDevices(db: EntityManager, userIds: readonly number[]): Promise<void> {
  await db.query('DELETE FROM known_devices WHERE user_id = ANY ($1::integer[])', [userIds]);
}
