import { randomUUID } from 'node:crypto';
import { loadSettings } from '#config';
import { CodedError } from '#errors';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { staff, superuser } from '../../../../../test/support/database/user-rows.js';
import { insertUser } from '#auth/account';
import { AttemptCounters } from '../attempt-counters.js';
import { GuessLimiter } from '../guess-limiter.js';
import { DatabaseThrottleStore } from '../store/database-throttle-store.js';
import { AddBan } from './add-ban.js';
import { ListBans } from './list-bans.js';
import { ListThrottlings } from './list-throttlings.js';
import { RemoveBan } from './remove-ban.js';

const database = migratedDatabase();
const settings = loadSettings({
  DEBUG: '1',
  SECRET_KEY: 'of this spec',
  DATABASE_URL: 'postgres://unused',
  THROTTLE_ACCOUNT_ATTEMPTS: '2',
  THROTTLE_ADDRESS_ATTEMPTS: '3',
});

let limiter: GuessLimiter;
let add: AddBan;
let remove: RemoveBan;
let list: ListBans;
let throttlings: ListThrottlings;

beforeAll(() => {
  const counters = new AttemptCounters(settings.app, settings.throttle);
  const store = new DatabaseThrottleStore(database());
  limiter = new GuessLimiter(database(), counters, store);
  add = new AddBan(database());
  remove = new RemoveBan(database(), counters, store);
  list = new ListBans(database());
  throttlings = new ListThrottlings(database());
});

const ban = (target: string, minutes: number | null = null) =>
  add.execute(superuser, { target, minutes, reason: 'a test' });
const banned = async () => {
  const { items } = await list.execute(superuser, { limit: 100, after: undefined });
  return items.map(({ target }) => target);
};
const throttled = async () => (await throttlings.execute(superuser)).map(({ target }) => target);

async function addAccount(): Promise<string> {
  const email = newEmail();
  const user = { subject: uuidv7(), email, passwordHash: '!', language: 'en' } as const;
  await insertUser(database().manager, user);
  return email;
}

const newEmail = () => `${randomUUID()}@example.com`;

/** @returns the error of a refused attempt; undefined if the attempt was checked */
async function refusal(address: string, account = newEmail()): Promise<CodedError | undefined> {
  const client = { address, device: '' };
  return limiter.attempt({ account, client }, async () => undefined).catch((error: CodedError) => error);
}

async function useUp(account: string, attempts: number, address: () => string): Promise<void> {
  for (let n = 0; n < attempts; n++) {
    const client = { address: address(), device: '' };
    const wrong = limiter.attempt({ account, client }, async () => {
      throw new CodedError('session.credentials_rejected');
    });
    await wrong.catch(() => undefined);
  }
}

const random = () => Math.floor(Math.random() * 250) + 1;
const elsewhere = () => `198.18.${random()}.${random()}`;

describe('a ban', () => {
  it('of a network applies to every address in it, in any spelling, and to no other', async () => {
    await ban('203.0.113.77/24', 60);
    for (const address of ['203.0.113.1', '203.0.113.255', '::ffff:203.0.113.9']) {
      expect((await refusal(address))?.code).toBe('throttle.banned');
    }
    expect(await refusal('203.0.112.255')).toBeUndefined();
  });

  it('of an IPv6 address applies to its /64', async () => {
    await ban('2001:db8:5:5::1');
    expect((await refusal('2001:db8:5:5:ffff::2'))?.code).toBe('throttle.banned');
    expect(await refusal('2001:db8:5:6::1')).toBeUndefined();
  });

  it('of an account is reported as a throttle and applies to every address', async () => {
    const account = await addAccount();
    await ban(account.toUpperCase());
    expect(await refusal(elsewhere(), account)).toMatchObject({
      code: 'throttle.too_many_attempts',
      retryAfter: 900,
    });
    await ban(account, 1);
    expect((await refusal(elsewhere(), account))?.retryAfter).toBeLessThanOrEqual(60);
  });

  it('ends at its expiry', async () => {
    await ban('192.0.2.1', 1);
    await database().query(`UPDATE bans SET expires_at = now() WHERE network = '192.0.2.1/32'`);
    expect(await refusal('192.0.2.1')).toBeUndefined();
    expect(await banned()).not.toContain('192.0.2.1/32');
  });

  it('replaces an earlier one on the same target, also when both are set at the same time', async () => {
    await Promise.all([ban('192.0.2.2', 5), ban('192.0.2.2/32'), ban('::ffff:192.0.2.2')]);
    expect((await banned()).filter((target) => target === '192.0.2.2/32')).toHaveLength(1);
  });

  it('can be removed, and both changes are in the audit log', async () => {
    await ban('192.0.2.3', 10);
    expect(await remove.execute(superuser, '192.0.2.3')).toEqual({
      target: '192.0.2.3/32',
      ban: true,
      throttle: false,
    });
    expect(await refusal('192.0.2.3')).toBeUndefined();
    const entries = await database().query(
      `SELECT action, after->>'reason' AS reason FROM audit_entries WHERE target_id = '192.0.2.3/32' ORDER BY id`,
    );
    expect(entries).toEqual([
      { action: 'ban.added', reason: 'a test' },
      { action: 'ban.removed', reason: null },
    ]);
  });

  it('is listed page by page, the oldest first', async () => {
    for (const n of [1, 2, 3]) await ban(`198.51.100.${n}`);
    const all = await banned();
    const targets: string[] = [];
    let after: string | undefined;
    do {
      const page = await list.execute(superuser, { limit: 2, after });
      targets.push(...page.items.map(({ target }) => target));
      after = page.next ?? undefined;
    } while (after);
    expect(targets).toEqual(all);
    expect(all.slice(-3)).toEqual(['198.51.100.1/32', '198.51.100.2/32', '198.51.100.3/32']);
  });

  it('of an unknown email is refused', async () => {
    await expect(ban(newEmail())).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('is in the audit log without the email, and is deleted with its account', async () => {
    const account = await addAccount();
    await ban(account);
    await database().query('DELETE FROM users WHERE email = $1', [account]);
    const entries = await database().query(`SELECT * FROM audit_entries WHERE action = 'user.banned'`);
    expect(entries).not.toEqual([]);
    expect(JSON.stringify(entries)).not.toMatch(new RegExp(`${account}|a test`));
    expect(await banned()).not.toContain(account);
  });

  it('cannot be set by staff, or on anything but an account or a network', async () => {
    const order = { target: '192.0.2.4', minutes: null, reason: '' };
    await expect(add.execute(staff, order)).rejects.toMatchObject({ code: 'authorization.refused' });
    for (const target of ['0.0.0.0/0', 'nonsense', 'a b@example.com', '']) {
      await expect(ban(target)).rejects.toMatchObject({ code: 'request.invalid_fields' });
    }
  });
});

describe('a throttle', () => {
  it('of an account is listed by its email and reset by it', async () => {
    const account = await addAccount();
    await useUp(account, 3, elsewhere);
    expect(await throttled()).toContain(account);
    expect((await remove.execute(superuser, account)).throttle).toBe(true);
    expect(await refusal(elsewhere(), account)).toBeUndefined();
    expect(await throttled()).not.toContain(account);
  });

  it('of an unknown email is listed without it and reset by it', async () => {
    const account = newEmail();
    await useUp(account, 3, elsewhere);
    expect(await throttled()).toContain(null);
    expect(JSON.stringify(await throttlings.execute(superuser))).not.toContain(account);
    expect((await remove.execute(superuser, account)).throttle).toBe(true);
    expect(await refusal(elsewhere(), account)).toBeUndefined();
  });

  it('of an address is reset by it, or by a network around it', async () => {
    for (const [address, lifted] of [
      ['192.0.2.65', '192.0.2.65'],
      ['192.0.2.66', '192.0.2.64/26'],
      ['2001:db8:9::1', '2001:db8:9::ffff'],
    ] as const) {
      for (let n = 0; n < 4; n++) await useUp(newEmail(), 1, () => address);
      expect((await refusal(address))?.code).toBe('throttle.too_many_attempts');
      await remove.execute(superuser, lifted);
      expect(await refusal(address)).toBeUndefined();
    }
  });

  it('that does not exist cannot be reset', async () => {
    await expect(remove.execute(superuser, '192.0.2.200')).rejects.toMatchObject({
      code: 'resource.not_found',
    });
  });
});
