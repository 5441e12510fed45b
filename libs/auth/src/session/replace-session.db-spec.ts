import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  claimsOf,
  client,
  limits,
  SessionFamilies,
} from '../../../../test/support/use-cases/session-families.js';
import { tokenKit } from '../../../../test/support/tokens/token-kit.js';
import type { IssuedTokens } from '#auth/token';
import { EndSession } from './end-session.js';
import { FindReplacedSession } from './find-replaced-session.js';
import { ReplaceSession } from './replace-session.js';

const database = migratedDatabase();
let family: SessionFamilies;
let old: IssuedTokens;

beforeEach(async () => {
  family = await SessionFamilies.of(database());
  old = await family.begin();
});

const replaceSession = () => new ReplaceSession(database(), tokenKit(limits).issue, limits);
async function replace({ sessionId } = old): Promise<IssuedTokens> {
  const replaced = { userId: family.userId, sessionId, client };
  return (await replaceSession().execute(async () => ({ made: undefined, replaced }))).tokens;
}
const rowOf = async ({ sessionId }: IssuedTokens) => {
  const rows = await database().query<Record<string, unknown>[]>(
    `SELECT user_id, created_at, absolute_expires_at, device, second_factor, second_factor_at,
       expires_at <= absolute_expires_at AS within, ended_at IS NULL AS live FROM sessions WHERE id = $1`,
    [sessionId],
  );
  return rows[0]!;
};

describe('a replaced session', () => {
  it('is rejected for access and refresh immediately, and its successor is accepted', async () => {
    const successor = await replace();
    expect(successor.sessionId).not.toBe(old.sessionId);
    expect([await family.isLive(old), await family.isLive(successor)]).toEqual([false, true]);
    expect(await family.refresh(claimsOf(old))).toBeUndefined();
    expect(await family.isLive(await family.refreshed(successor))).toBe(true);
  });

  it('has no grace period: tokens from before its last refresh are rejected as well', async () => {
    const refreshed = await family.refreshed(old);
    const successor = await replace(refreshed);
    for (const copy of [old, refreshed]) expect(await family.refresh(claimsOf(copy))).toBeUndefined();
    expect([await family.isLive(successor), await family.thefts()]).toEqual([true, []]);
  });

  it('passes on the login time, the absolute expiry, the device and the second factor', async () => {
    await family.pass(3600, old);
    await database().query(
      `UPDATE sessions SET second_factor = 'totp', second_factor_at = now() - interval '1 hour' WHERE id = $1`,
      [old.sessionId],
    );
    const before = await rowOf(old);
    expect(await rowOf(await replace())).toEqual({ ...before, live: true });
  });

  it('does not outlive its absolute expiry through its successor', async () => {
    await family.pass(limits.absoluteLife - 100, old);
    await database().query(`UPDATE sessions SET expires_at = absolute_expires_at WHERE id = $1`, [
      old.sessionId,
    ]);
    const successor = await replace();
    const [{ end }] = await database().query<[{ end: number }]>(
      'SELECT floor(extract(epoch FROM absolute_expires_at))::float8 AS end FROM sessions WHERE id = $1',
      [successor.sessionId],
    );
    expect(claimsOf(successor).exp).toBe(end);
  });

  it('is replaced once by 16 parallel changes', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 16 }, () => replace()));
    const made = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(made).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('session.token_invalid');
    }
    const rows = await database().query<unknown[]>('SELECT FROM sessions WHERE user_id = $1', [
      family.userId,
    ]);
    expect(rows).toHaveLength(2);
  });

  it('replaced during a refresh leaves one valid refresh token', async () => {
    for (let round = 0; round < 20; round++) {
      const session = await family.begin();
      const [successor, ...refreshed] = await Promise.all([
        replace(session),
        ...Array.from({ length: 4 }, () => family.refresh(claimsOf(session))),
      ]);
      const copies = refreshed.flatMap((tokens) => tokens ?? []);
      for (const copy of copies) expect(await family.refresh(claimsOf(copy))).toBeUndefined();
      expect([await family.isLive(session), await family.isLive(successor)]).toEqual([false, true]);
    }
    expect(await family.thefts()).toEqual([]);
  });

  it('is not replaced when the change fails, when it has ended, or for another user', async () => {
    const failing = replaceSession().execute(async () => {
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    const foreign = { userId: family.userId + 1_000_000, sessionId: old.sessionId, client };
    await expect(
      replaceSession().execute(async () => ({ made: undefined, replaced: foreign })),
    ).rejects.toMatchObject({ code: 'session.token_invalid' });
    expect(await family.isLive(old)).toBe(true);
    await new EndSession(database()).execute(old.sessionId, client);
    await expect(replace()).rejects.toMatchObject({ code: 'session.token_invalid' });
  });

  it('is distinguished from a session that was logged out', async () => {
    const replaced = new FindReplacedSession(database());
    const other = await family.begin();
    await replace();
    await new EndSession(database()).execute(other.sessionId, client);
    expect([
      await replaced.execute([]),
      await replaced.execute([other.sessionId]),
      await replaced.execute([other.sessionId, old.sessionId]),
    ]).toEqual([false, false, true]);
  });

  it('cannot be logged out while its successor lives', async () => {
    const successor = await replace();
    await expect(new EndSession(database()).execute(old.sessionId, client)).rejects.toMatchObject({
      code: 'session.token_invalid',
    });
    expect(await family.isLive(successor)).toBe(true);
  });
});
