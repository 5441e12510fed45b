import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseListener } from '../../../../../test/support/database/database-listener.js';
import { eventually } from '../../../../../test/support/eventually.js';
import {
  KeyNode,
  keyStates,
  kidOf,
  ageKeys,
  signingKid,
} from '../../../../../test/support/tokens/key-nodes.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { SessionFamilies } from '../../../../../test/support/use-cases/session-families.js';
import { shell } from '#auth/authorization';
import { ListKeys } from './list-keys.js';
import { RetireKeys } from './retire-keys.js';

const database = migratedDatabase();
const listener = databaseListener(database);
const sql = (text: string, values: unknown[] = []) => database().query(text, values);
const node = (environment: NodeJS.ProcessEnv = {}) => new KeyNode(database(), environment);
const started = (environment: NodeJS.ProcessEnv = {}) => KeyNode.start(database(), environment);
const states = () => keyStates(database());
const pass = (interval: string) => ageKeys(database(), interval);

beforeEach(() => sql('DELETE FROM signing_keys'));

describe('a revoked key', () => {
  it('invalidates all its tokens in every process within a second, and another key signs immediately', async () => {
    const [one, other] = [await started(), await started()];
    const [mine, theirs] = [await one.give(), await other.give()];
    expect(await other.accepts(mine)).toBe(true);
    const replacement = await one.revoke.execute(shell, kidOf(mine));
    await eventually(
      'The end of its tokens',
      async () => !(await one.accepts(theirs)) && !(await other.accepts(mine)),
      1,
    );
    const renewed = await other.give();
    expect(kidOf(renewed)).toBe(replacement);
    expect(await one.accepts(renewed)).toBe(true);
    expect(await states()).toEqual(['signing', 'revoked']);
    const gone = { code: 'resource.not_found' };
    await expect(one.revoke.execute(shell, kidOf(mine))).rejects.toMatchObject(gone);
    await expect(one.revoke.execute(shell, uuidv7())).rejects.toMatchObject(gone);
    await expect(one.revoke.execute(shell, '../key')).rejects.toMatchObject(gone);
    const [{ sealed }] = await sql(
      'SELECT sealed_private_key AS sealed FROM signing_keys WHERE revoked_at IS NOT NULL',
    );
    expect(sealed).toBeNull();
  });

  it('that no longer or not yet signs needs no replacement', async () => {
    const one = await started();
    const { kid: next } = await one.rotate.now(shell);
    expect(await one.revoke.execute(shell, next)).toBeUndefined();
    expect(await states()).toEqual(['revoked', 'signing']);
    const { kid: second } = await one.rotate.now(shell);
    await pass('1 hour');
    const listed = await new ListKeys(database()).execute(shell);
    const retired = listed.find(({ state }) => state === 'retired');
    expect(await one.revoke.execute(shell, retired!.kid)).toBeUndefined();
    await one.ring.reloaded();
    expect(kidOf(await one.give())).toBe(second);
  });

  it('during a concurrent rotation leaves one signing key', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => started()));
    for (let round = 0; round < 10; round++) {
      const signing = await signingKid(database());
      await Promise.all([
        all[0]!.revoke.execute(shell, signing),
        ...all.slice(1).map(({ rotate }) => rotate.now(shell)),
      ]);
      expect((await states()).filter((state) => state === 'signing')).toHaveLength(1);
      await pass('1 hour');
    }
  });

  it('is recorded with the actor', async () => {
    const one = await started();
    const kid = kidOf(await one.give());
    const replacedBy = await one.revoke.execute(shell, kid);
    const entries = await sql('SELECT action, after FROM audit_entries WHERE target_id = $1', [kid]);
    expect(entries).toEqual([{ action: 'signing_key.revoked', after: { replacedBy } }]);
  });
});

describe('a superseded key', () => {
  const retire = () => new RetireKeys(database()).execute();

  it('loses its private part, and is deleted when the last token it may have signed has expired', async () => {
    const one = await started();
    await one.rotate.now(shell);
    const families = await SessionFamilies.of(database(), listener());
    await families.begin();
    await pass('90 minutes'); // the new one signs for half an hour
    expect(await retire()).toEqual({ erased: 0, removed: 0 });
    await pass('40 minutes');
    expect(await retire()).toEqual({ erased: 1, removed: 1 });
    expect(await states()).toEqual(['signing']);

    await one.rotate.now(shell);
    await pass('1 hour');
    await families.begin();
    await sql(`UPDATE refresh_tokens SET issued_at = issued_at - interval '20 hours'`);
    await pass('20 hours');
    expect(await retire()).toEqual({ erased: 1, removed: 0 });
    expect(await states()).toEqual(['signing', 'retired']);
    await sql('UPDATE refresh_tokens SET expires_at = now()');
    expect(await retire()).toEqual({ erased: 0, removed: 1 });
  });

  it('is never deleted while it signs', async () => {
    await started();
    await pass('3000 days');
    expect(await retire()).toEqual({ erased: 0, removed: 0 });
  });
});

describe('another SECRET_KEY', () => {
  it('keeps a process from starting, with instructions', async () => {
    await started();
    await expect(started({ SECRET_KEY: 'another' })).rejects.toThrow(
      /sealed under another SECRET_KEY.*npm run cli -- keys rotate/,
    );
    await expect(node({ SECRET_KEY: 'another' }).rotate.ifDue()).rejects.toThrow('SECRET_KEY');
    expect(await states()).toEqual(['signing']);
  });

  it('signs immediately after a rotation and ends no session; processes with the old one continue', async () => {
    const old = await started();
    const before = await old.give();
    const rotation = await node({ SECRET_KEY: 'another' }).rotate.now(shell);
    expect(rotation.made).toBe(true);
    const renewed = await started({ SECRET_KEY: 'another' });
    const after = await renewed.give();
    expect(kidOf(after)).toBe(rotation.kid);
    await old.ring.reloaded();
    expect(kidOf(await old.give())).toBe(kidOf(before));
    for (const one of [old, renewed]) {
      expect(await Promise.all([before, after].map((token) => one.accepts(token)))).toEqual([true, true]);
    }
  });
});
