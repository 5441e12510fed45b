import { beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseListener } from '../../../../test/support/database/database-listener.js';
import { poolOf } from '../../../../test/support/database/database-pool.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  accessOf,
  claimsOf,
  client,
  SessionFamilies,
} from '../../../../test/support/use-cases/session-families.js';

const database = migratedDatabase();
const listener = databaseListener(database);
const sql = (text: string, values: unknown[] = []) => database().query(text, values);

let families: SessionFamilies;
beforeEach(async () => (families = await SessionFamilies.of(database(), listener())));

describe('a refresh token', () => {
  it('is exchanged for a successor in the same session', async () => {
    const first = await families.begin();
    const second = await families.refreshed(first);
    expect(second.sessionId).toBe(first.sessionId);
    expect(claimsOf(second).jti).not.toBe(claimsOf(first).jti);
    expect(accessOf(second).origin_jti).toBe(claimsOf(second).jti);
    expect(await families.liveTips(first)).toBe(1);
  });

  it('whose response was lost gets the same successor an hour later, with a new access token', async () => {
    const first = await families.begin();
    const lost = await families.refreshed(first);
    await families.pass(3600, first);
    const again = await families.refreshed(first);
    expect(claimsOf(again)).toMatchObject({ jti: claimsOf(lost).jti, exp: claimsOf(lost).exp - 3600 });
    expect(accessOf(again).exp - accessOf(again).iat).toBe(600);
    expect(accessOf(again).iat).toBeGreaterThanOrEqual(accessOf(lost).iat);
    expect(again.access.life).toBe(600);
    expect(await families.isLive(again)).toBe(true);
  });

  it('used by many requests in parallel has one successor, which all of them receive', async () => {
    for (let round = 0; round < 10; round++) {
      const first = await families.begin();
      const answers = await Promise.all(Array.from({ length: 32 }, () => families.refreshed(first)));
      expect(new Set(answers.map((answer) => claimsOf(answer).jti)).size).toBe(1);
      expect(await families.liveTips(first)).toBe(1);
    }
  });

  it('used concurrently with its successor leaves one valid token and ends no session', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await families.begin();
      const second = await families.refreshed(first);
      const uses = Array.from({ length: 32 }, (_, i) => [first, second][i % 2]!);
      const answers = await Promise.all(
        uses.map(async (issued, i) =>
          i % 5 === 4 ? void (await families.isLive(second)) : families.refreshed(issued),
        ),
      );
      const gotten = new Set(answers.flatMap((answer) => (answer ? [claimsOf(answer).jti] : [])));
      expect(gotten.size).toBeLessThanOrEqual(2);
      expect(await families.liveTips(first)).toBe(1);
      expect(await families.thefts()).toEqual([]);
    }
  });

  it('is exchanged in a few statements together with tokens of other sessions', async () => {
    const firsts = await Promise.all(Array.from({ length: 40 }, () => families.begin()));
    const query = vi.spyOn(poolOf(database()), 'query');
    const seconds = await Promise.all(firsts.map((first) => families.refreshed(first)));
    expect(query.mock.calls.length).toBeLessThan(firsts.length / 4);
    query.mockRestore();
    expect(seconds.map(({ sessionId }) => sessionId)).toEqual(firsts.map(({ sessionId }) => sessionId));
    expect(new Set(seconds.map((second) => claimsOf(second).jti)).size).toBe(firsts.length);
    for (const second of seconds) expect(await families.isLive(second)).toBe(true);
    expect(
      await sql('SELECT id FROM sessions WHERE tip_jti = ANY($1)', [
        firsts.map((first) => claimsOf(first).jti),
      ]),
    ).toEqual([]);
  });

  it('waits for the lock on its session, and delays no other session', async () => {
    const [held, other] = [await families.begin(), await families.begin()];
    const runner = database().createQueryRunner();
    await runner.query('BEGIN');
    await runner.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [held.sessionId]);
    const waiting = families.refreshed(held);
    const beside = await Promise.all([families.refreshed(other), families.refreshed(await families.begin())]);
    expect(claimsOf(beside[0]).jti).not.toBe(claimsOf(other).jti);
    await runner.query('COMMIT');
    await runner.release();
    expect(claimsOf(await waiting).jti).not.toBe(claimsOf(held).jti);
    expect(await families.liveTips(held)).toBe(1);
  });

  it('is recognised by its content, in every spelling', async () => {
    const first = await families.begin();
    const second = await families.refreshed(first);
    const respelled = claimsOf(second);
    const shouted = { ...respelled, jti: respelled.jti.toUpperCase(), sid: respelled.sid.toUpperCase() };
    const third = (await families.refresh(shouted))!;
    expect(claimsOf((await families.refresh(shouted))!).jti).toBe(claimsOf(third).jti);
  });

  it('that has expired by the clock of the database is rejected without ending the session', async () => {
    const first = await families.begin();
    const second = await families.refreshed(await families.refreshed(first));
    await families.pass(60, first);
    for (const stale of [claimsOf(first), claimsOf(second)]) {
      expect(await families.refresh({ ...stale, exp: Math.floor(Date.now() / 1000) - 1 })).toBeUndefined();
    }
    expect(await families.isLive(second)).toBe(true);
  });

  it('never outlives the absolute expiry of its session, however often it is exchanged', async () => {
    const first = await families.begin({ refreshTokenLife: 20, absoluteLife: 30 });
    expect(claimsOf(first).exp - claimsOf(first).iat).toBe(20);
    const end = claimsOf(first).iat + 30;
    let last = first;
    for (let i = 0; i < 3; i++) {
      last = await families.refreshed(last);
      expect(claimsOf(last).exp).toBeLessThanOrEqual(end);
      expect(accessOf(last).exp).toBeLessThanOrEqual(end);
    }
    await families.pass(31, last);
    expect(await families.refresh(claimsOf(last))).toBeUndefined();
    expect(await families.isLive(last)).toBe(false);
    expect(await families.thefts()).toEqual([]);
  });

  it('whose session ends while it waits is rejected', async () => {
    const first = await families.begin({ absoluteLife: 3 });
    const runner = database().createQueryRunner();
    await runner.query('BEGIN');
    await runner.query('SELECT FROM sessions WHERE id = $1 FOR UPDATE', [first.sessionId]);
    const waiting = families.refresh(claimsOf(first));
    await runner.query('SELECT pg_sleep($1 - extract(epoch FROM clock_timestamp())::float8)', [
      claimsOf(first).exp,
    ]);
    await runner.query('COMMIT');
    await runner.release();
    expect(await waiting).toBeUndefined();
  });

  it('that is not used expires with the idle limit', async () => {
    const first = await families.begin({ refreshTokenLife: 20 });
    await families.pass(21, first);
    expect(await families.refresh(claimsOf(first))).toBeUndefined();
    expect(await families.isLive(first)).toBe(false);
  });
});

describe('an access token', () => {
  it('expires by the clock of the database', async () => {
    const claims = accessOf(await families.begin());
    const [{ now }] = await sql('SELECT extract(epoch FROM now())::float8 AS now');
    expect(await families.entryPoints.execute({ ...claims, exp: Math.floor(now) - 1 })).toBeUndefined();
    expect(await families.entryPoints.execute({ ...claims, exp: Math.ceil(now) + 5 })).toBeDefined();
  });
});

describe('a session', () => {
  it('stores its device and roughly its last use', async () => {
    const first = await families.begin();
    const seen = async () =>
      (await sql('SELECT device, last_used_at AS used FROM sessions WHERE id = $1', [first.sessionId]))[0];
    const { device, used: atLogin } = await seen();
    expect(device).toBe(client.device);
    const second = await families.refreshed(first);
    const { used: atRefresh } = await seen();
    expect(atRefresh.getTime()).toBeGreaterThan(atLogin.getTime());
    await families.isLive(second);
    const { used: atFirstUse } = await seen();
    expect(atFirstUse.getTime()).toBeGreaterThan(atRefresh.getTime());
    await families.isLive(second);
    expect((await seen()).used).toEqual(atFirstUse);
  });
});
