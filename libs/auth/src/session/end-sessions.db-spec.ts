import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { endSession, endSessionsOf } from './end-sessions.store.js';

const database = migratedDatabase();
const client = { address: '192.0.2.7', device: 'a browser' };

let userId: number;
beforeEach(async () => (userId = await addPerson(database(), 'worker')));

const session = async () => (await addSession(database(), userId, client))!;

const rows = () =>
  database().query<{ id: string; reason: string | null }[]>(
    'SELECT id, end_reason AS reason FROM sessions WHERE user_id = $1 ORDER BY id',
    [userId],
  );
const events = () =>
  database().query(
    `SELECT session_id AS id, reason, address FROM security_events WHERE user_id = $1 AND kind = 'session.ended' ORDER BY session_id`,
    [userId],
  );

describe('ending sessions', () => {
  it('notifies the user once which one ended, why, and from where', async () => {
    const id = await session();
    const ending = { sessionId: id, reason: 'logout', client } as const;
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => database().transaction((db) => endSession(db, ending))),
    );
    expect(ended.filter(Boolean)).toEqual([{ sessionId: id, userId }]);
    expect(await rows()).toEqual([{ id, reason: 'logout' }]);
    expect(await events()).toEqual([{ id, reason: 'logout', address: client.address }]);
  });

  it('of a user ends all of them, reports which one is replaced, and ends none of other users', async () => {
    const [one, other, replaced] = [await session(), await session(), await session()];
    const ending = { userId, reason: 'password_changed', replaced } as const;
    expect(await endSessionsOf(database().manager, ending)).toHaveLength(3);
    expect(await rows()).toEqual([
      { id: one, reason: 'password_changed' },
      { id: other, reason: 'password_changed' },
      { id: replaced, reason: 'replaced' },
    ]);
    const reasons = (await events()) as { reason: string }[];
    expect(reasons.map(({ reason }) => reason).toSorted()).toEqual([
      'password_changed',
      'password_changed',
      'replaced',
    ]);
    const stranger = { userId: userId + 1_000_000, reason: 'password_changed' } as const;
    expect(await endSessionsOf(database().manager, stranger)).toEqual([]);
  });

  it('ignores sessions that have ended or expired', async () => {
    const id = await session();
    await database().query('UPDATE sessions SET expires_at = now() WHERE id = $1', [id]);
    expect(await endSessionsOf(database().manager, { userId, reason: 'account_deleted' })).toEqual([]);
    expect(await rows()).toEqual([{ id, reason: null }]);
  });
});
