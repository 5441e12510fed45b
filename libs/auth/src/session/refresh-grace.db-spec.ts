import type { IssuedTokens } from '#auth/token';
import { lockAndRotateRefreshToken } from './rotation.store.js';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { databaseListener } from '../../../../test/support/database/database-listener.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  accessOf,
  claimsOf,
  client,
  limits,
  SessionFamilies,
} from '../../../../test/support/use-cases/session-families.js';

const database = migratedDatabase();
const listener = databaseListener(database);
const sql = (text: string, values: unknown[] = []) => database().query(text, values);

let families: SessionFamilies;
beforeEach(async () => (families = await SessionFamilies.of(database(), listener())));

describe('the grace period of a superseded refresh token', () => {
  it.each<[string, (successor: IssuedTokens) => Promise<unknown>]>([
    ['was exchanged in turn', (successor) => families.refreshed(successor)],
    ['has its access token used', (successor) => families.isLive(successor)],
  ])('begins when its successor %s, and its next use after it ends the session', async (_, use) => {
    const first = await families.begin();
    const second = await families.refreshed(first);
    await families.pass(3600, first);
    await use(second);
    await families.pass(9, first);
    const [{ tip }] = await sql('SELECT tip_jti AS tip FROM sessions WHERE id = $1', [first.sessionId]);
    expect(claimsOf(await families.refreshed(first)).jti).toBe(tip);
    await families.pass(2, first);
    expect(await families.refresh(claimsOf(first))).toBeUndefined();
    expect(await families.isLive(second)).toBe(false);
    expect(await families.refresh(claimsOf(second))).toBeUndefined();
    expect(await families.thefts()).toHaveLength(1);
  });

  it('does not begin with an older access token, or with one without its rotation', async () => {
    const first = await families.begin();
    const second = await families.refreshed(first);
    const { origin_jti: _, ...unmarked } = accessOf(second);
    await families.entryPoints.execute(unmarked);
    await families.isLive(first);
    await families.pass(3600, first);
    expect(claimsOf(await families.refreshed(first)).jti).toBe(claimsOf(second).jti);
  });

  it('also begins in a process that has cached the session', async () => {
    const first = await families.begin();
    await families.isLive(first);
    const second = await families.refreshed(first);
    await families.isLive(first);
    await families.isLive(second);
    await families.pass(11, first);
    expect(await families.refresh(claimsOf(first))).toBeUndefined();
  });

  it('is recorded once per rotation, and in one transaction for concurrent requests', async () => {
    const seconds = [];
    for (let i = 0; i < 3; i++) seconds.push(await families.refreshed(await families.begin()));
    const transaction = vi.spyOn(database(), 'transaction');
    await Promise.all([...seconds, ...seconds].map((second) => families.isLive(second)));
    expect(transaction).toHaveBeenCalledTimes(1);
    await Promise.all(seconds.map((second) => families.isLive(second)));
    expect(transaction).toHaveBeenCalledTimes(1);
    transaction.mockRestore();
  });

  it('begins for a token that waits for the lock on its session', async () => {
    const first = await families.begin();
    const second = await families.refreshed(first);
    let waiting: Promise<IssuedTokens | undefined> | undefined;
    await database().transaction(async (db) => {
      await db.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [first.sessionId]);
      waiting = families.refresh(claimsOf(first));
      await eventually('Waiting', async () => {
        const waiters = await sql(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return waiters.length === 1;
      });
      const { sid: sessionId, jti, exp: expiresAt } = claimsOf(second);
      expect(await lockAndRotateRefreshToken(db, { sessionId, jti, expiresAt }, limits)).toMatchObject({
        isValid: true,
      });
    });
    expect(await waiting).toBeDefined();
    expect(await families.thefts()).toEqual([]);
  });
});

describe('a stolen refresh token', () => {
  it('used many times in parallel ends its session only: one event, one mail', async () => {
    const [first, other] = [await families.begin(), await families.begin()];
    const second = await families.refreshed(first);
    const third = await families.refreshed(second);
    await families.pass(11, first);
    const answers = await Promise.all(Array.from({ length: 16 }, () => families.refresh(claimsOf(first))));
    expect(answers.filter(Boolean)).toEqual([]);
    expect(await families.thefts()).toEqual([{ session_id: first.sessionId, address: client.address }]);
    expect(await families.mails()).toEqual([{ template: 'session-reused' }]);
    const [row] = await sql('SELECT end_reason FROM sessions WHERE id = $1', [first.sessionId]);
    expect(row.end_reason).toBe('refresh_reused');
    expect(await families.isLive(third)).toBe(false);
    expect(await families.refresh(claimsOf(third))).toBeUndefined();
    expect(await families.isLive(other)).toBe(true);
    await families.refreshed(other);
  });

  it('of an ended session or a deleted user is only rejected', async () => {
    const first = await families.begin();
    await families.refreshed(await families.refreshed(first));
    await families.pass(11, first);
    await sql('UPDATE users SET is_active = false WHERE id = $1', [families.userId]);
    expect(await families.refresh(claimsOf(first))).toBeUndefined();
    await sql('UPDATE users SET is_active = true WHERE id = $1', [families.userId]);
    await sql('UPDATE sessions SET ended_at = now() WHERE id = $1', [first.sessionId]);
    expect(await families.refresh(claimsOf(first))).toBeUndefined();
    expect([await families.thefts(), await families.mails()]).toEqual([[], []]);
  });
});
