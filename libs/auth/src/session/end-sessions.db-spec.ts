import { inTransaction } from '#database';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { endSession, endSessionsOf } from './end-sessions.store.js';

const database = migratedDatabase();
const client = { address: '192.0.2.7', device: 'a browser' };
const logged = vi.spyOn(Logger.prototype, 'log');

let userId: number;
beforeEach(async () => {
  userId = await addPerson(database(), 'worker');
  logged.mockClear();
});

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

describe('endSession', () => {
  it('ends a session once when called in parallel, with its reason, one security event and one log line', async () => {
    const id = await session();
    const ending = { sessionId: id, reason: 'logout', client } as const;
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => inTransaction(database(), (db) => endSession(db, ending))),
    );
    expect(ended.filter(Boolean)).toEqual([{ sessionId: id, userId }]);
    expect(await rows()).toEqual([{ id, reason: 'logout' }]);
    expect(await events()).toEqual([{ id, reason: 'logout', address: client.address }]);
    expect(logged.mock.calls).toEqual([
      [{ event: 'session.ended', sessionId: id, userId, reason: 'logout' }],
    ]);
  });

  it('logs nothing when the transaction rolls back', async () => {
    const id = await session();
    const work = inTransaction(database(), async (db) => {
      await endSession(db, { sessionId: id, reason: 'logout', client });
      throw new Error('the rest failed');
    });
    await expect(work).rejects.toThrow('the rest failed');
    expect(await rows()).toEqual([{ id, reason: null }]);
    expect(logged).not.toHaveBeenCalled();
  });
});

describe('endSessionsOf', () => {
  it('ends all sessions of a user, one of them as replaced, and none of other users', async () => {
    const [one, other, replaced] = [await session(), await session(), await session()];
    const replacement = { sessionId: replaced, successorId: other };
    const ending = { userId, reason: 'password_changed', replaced: replacement } as const;
    expect(await inTransaction(database(), (db) => endSessionsOf(db, ending))).toHaveLength(3);
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
    expect(await inTransaction(database(), (db) => endSessionsOf(db, stranger))).toEqual([]);
  });

  it('does not change or log sessions that have expired', async () => {
    const id = await session();
    await database().query('UPDATE sessions SET expires_at = now() WHERE id = $1', [id]);
    const ending = { userId, reason: 'account_deleted' } as const;
    expect(await inTransaction(database(), (db) => endSessionsOf(db, ending))).toEqual([]);
    expect(await rows()).toEqual([{ id, reason: null }]);
    expect(logged).not.toHaveBeenCalled();
  });
});
