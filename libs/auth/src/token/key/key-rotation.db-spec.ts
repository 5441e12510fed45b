import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../../../../test/support/eventually.js';
import { KeyNode, keyStates, kidOf, ageKeys } from '../../../../../test/support/tokens/key-nodes.js';
import { poolOf } from '../../../../../test/support/database/database-pool.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { shell } from '#auth/authorization';

const pool = () => poolOf(database());
const database = migratedDatabase();
const sql = (text: string, values: unknown[] = []) => database().query(text, values);
const node = (environment: NodeJS.ProcessEnv = {}) => new KeyNode(database(), environment);
const started = (environment: NodeJS.ProcessEnv = {}) => KeyNode.start(database(), environment);
const states = () => keyStates(database());
const pass = (interval: string) => ageKeys(database(), interval);

beforeEach(() => sql('DELETE FROM signing_keys'));

describe('the first key', () => {
  it('is created once, however many processes start at the same time, and all sign with it', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => started()));
    expect(await states()).toEqual(['signing']);
    const tokens = await Promise.all(all.map((one) => one.give()));
    expect(new Set(tokens.map(kidOf)).size).toBe(1);
    for (const one of all) expect(await one.accepts(tokens[0]!)).toBe(true);
  });

  it('is not created where SECRET_KEY signs', async () => {
    const one = await started({ TOKEN_ALGORITHM: 'HS256' });
    expect(await states()).toEqual([]);
    expect(await one.accepts(await one.give())).toBe(true);
    expect(await one.rotate.ifDue()).toBeUndefined();
    expect((await one.publish.execute()).set).toEqual({ keys: [] });
  });

  it('is stored without its private part in clear', async () => {
    const one = await started();
    const { set } = await one.publish.execute();
    const point = { kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String) };
    expect(set).toEqual({ keys: [{ ...point, kid: kidOf(await one.give()), use: 'sig', alg: 'ES256' }] });
    const { signer } = await one.ring.current();
    const secret = Buffer.from(signer!.signs.export({ format: 'jwk' }).d!, 'base64url');
    const [row] = await sql('SELECT sealed_private_key FROM signing_keys');
    expect(row.sealed_private_key.includes(secret)).toBe(false);
  });
});

describe('a rotation', () => {
  it('requested by many processes at the same time creates one key, by schedule and by command', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => started()));
    await pass('31 days');
    const due = await Promise.all(all.map(({ rotate }) => rotate.ifDue()));
    expect(due.filter((made) => made !== undefined)).toHaveLength(1);
    expect(await states()).toEqual(['published', 'signing']);
    await pass('1 hour');
    const rotations = await Promise.all(all.map(({ rotate }) => rotate.now(shell)));
    expect(rotations.filter(({ made }) => made)).toHaveLength(1);
    expect(new Set(rotations.map(({ kid }) => kid)).size).toBe(1);
    expect(await states()).toEqual(['published', 'signing', 'retired']);
  });

  it('is due a lead time before the end of the period, and not before', async () => {
    const { rotate } = await started({ SIGNING_KEY_DAYS: '2', SIGNING_KEY_LEAD_SECONDS: '600' });
    await pass('47 hours 49 minutes');
    expect(await rotate.ifDue()).toBeUndefined();
    await pass('1 minute');
    expect(await rotate.ifDue()).toBeDefined();
    expect(await rotate.ifDue()).toBeUndefined();
  });

  it('publishes the key, lets it sign after the lead time, and keeps the previous one for its tokens', async () => {
    const one = await started();
    const before = await one.give();
    const { kid } = await one.rotate.now(shell);
    await one.ring.reloaded();
    expect((await one.publish.execute()).set.keys.map((key) => key.kid)).toEqual([kid, kidOf(before)]);
    expect(kidOf(await one.give())).toBe(kidOf(before));
    await pass('1 hour');
    await one.ring.reloaded();
    const after = await one.give();
    expect(kidOf(after)).toBe(kid);
    expect(await Promise.all([before, after].map((token) => one.accepts(token)))).toEqual([true, true]);
  });

  it('rejects no token in processes with different key sets: each accepts tokens of the other immediately', async () => {
    const [ahead, behind] = [await started({ SIGNING_KEY_LEAD_SECONDS: '0' }), await started()];
    for (let round = 0; round < 5; round++) {
      await Promise.all([ahead, behind].map((one) => one.give())); // both hold the keys as they are now
      await ahead.rotate.now(shell);
      await ahead.ring.reloaded();
      const tokens = [await ahead.give(), await behind.give()];
      expect(await Promise.all(tokens.map((token) => behind.accepts(token)))).toEqual([true, true]);
      expect(await Promise.all(tokens.map((token) => ahead.accepts(token)))).toEqual([true, true]);
    }
  });

  it('reaches every process within a second, without a notification', async () => {
    const [one, other] = [await started({ SIGNING_KEY_LEAD_SECONDS: '0' }), await started()];
    await other.give();
    const { kid } = await one.rotate.now(shell);
    await eventually('Signing with the new key', async () => kidOf(await other.give()) === kid, 2);
  });
});

describe('tokens with made-up key ids', () => {
  it('by the thousand cause a few queries, and the valid one among them is accepted', async () => {
    const [one, other] = [await started({ SIGNING_KEY_LEAD_SECONDS: '0' }), await started()];
    await other.give();
    const good = await one.give();
    const [, payload, signature] = good.split('.');
    const forged = Array.from({ length: 2000 }, () => {
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid: uuidv7() }));
      return `${header.toString('base64url')}.${payload}.${signature}`;
    });
    await one.rotate.now(shell);
    await one.ring.reloaded();
    const fresh = await one.give();
    const queries = vi.spyOn(pool(), 'query');
    const read = await Promise.all([...forged, fresh].map((token) => other.accepts(token)));
    expect(queries.mock.calls.length).toBeLessThanOrEqual(2);
    queries.mockRestore();
    expect(read.filter(Boolean)).toHaveLength(1);
    expect(read.at(-1)).toBe(true);
  });
});

describe('while the database is down', () => {
  it('tokens are neither accepted by stale keys nor rejected as invalid', async () => {
    const [one, other] = [await started(), node()];
    const token = await one.give();
    const queries = vi.spyOn(pool(), 'query');
    queries.mockImplementation(() => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' })));
    const unavailable = { code: 'database.unavailable' };
    await expect(other.accepts(token)).rejects.toMatchObject(unavailable);
    await eventually(
      'The end of believing',
      () =>
        one.accepts(token).then(
          () => false,
          () => true,
        ),
      3,
    );
    await expect(one.accepts(token)).rejects.toMatchObject(unavailable);
    queries.mockRestore();
    expect(await one.accepts(token)).toBe(true);
  });

  it('keys that were loaded more than a second ago recall no token', async () => {
    const one = await started();
    const token = await one.give();
    const recall = () => one.tokens.recall(token, 'access');
    expect(recall()).toBeDefined();
    const queries = vi.spyOn(pool(), 'query');
    queries.mockImplementation(() => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' })));
    await eventually('The end of recall', () => recall() === undefined, 3);
    queries.mockRestore();
    expect(recall()).toBeUndefined();
    await one.accepts(token);
    expect(recall()).toBeDefined();
  });
});
