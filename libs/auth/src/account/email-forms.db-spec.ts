import { randomInt } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { shell } from '#auth/authorization';
import { AddBan } from '#auth/throttle';
import { findCredentials } from '../login/credentials.store.js';
import { IdentifyUser } from './administration/identify-user.js';
import { ListConflicts } from './administration/list-conflicts.js';
import { canonicalEmail, emailSpellings } from '#auth/user';

const database = migratedDatabase();

/** Stored as by versions without a canonical form of domains. */
async function stored(email: string, additional: string | null = null): Promise<number> {
  const [user] = await database().query<{ id: number }[]>(
    `INSERT INTO users (subject, email, additional_email, password_hash, language, is_active)
     VALUES (gen_random_uuid(), $1, $2, 'a hash', 'en', true) RETURNING id`,
    [email, additional],
  );
  return user!.id;
}

async function migrate(): Promise<void> {
  const runner = database().createQueryRunner();
  const migration = database().migrations.find(
    ({ constructor }) => constructor.name === 'StoreEmailDomainsInAscii1764000000060',
  );
  await migration!.up(runner);
  await runner.release();
}

const emailsOf = async () =>
  (await database().query<{ email: string }[]>('SELECT email FROM users ORDER BY id')).map(
    ({ email }) => email,
  );

const whoLogsInAs = async (typed: string) =>
  (await findCredentials(database().manager, emailSpellings(typed))).known?.id;

const registration = (email: string) => ({
  email,
  password: `long enough ${randomInt(1e9)}`,
  language: 'en' as const,
  profile: {
    type: 'worker' as const,
    first_name: 'Ann',
    last_name: 'Lee',
    birth_date: '1990-05-17',
    sex: 'female' as const,
  },
});

beforeEach(() => database().query('DELETE FROM users'));

describe('the migration of stored addresses', () => {
  it('gives each its canonical form, can run again without a change, and leaves those that collide', async () => {
    const unicode = await stored('x@почта.рф', 'y@почта.рф');
    const hidden = await stored('ann@exam\u200bple.com');
    const collides = await stored('bob@exam\u200bple.com');
    const plain = await stored('bob@example.com', 'y@xn--80a1acny.xn--p1ai');
    await migrate();
    await migrate();
    expect(await emailsOf()).toEqual([
      'x@xn--80a1acny.xn--p1ai',
      'ann@example.com',
      'bob@exam\u200bple.com',
      'bob@example.com',
    ]);
    expect(await whoLogsInAs('X@Почта.рф ')).toBe(unicode);
    expect(await whoLogsInAs('x@xn--80a1acny.xn--p1ai')).toBe(unicode);
    expect(await whoLogsInAs('ann@example.com')).toBe(hidden);
    expect(await whoLogsInAs('bob@exam\u200bple.com')).toBe(collides);
    expect(await whoLogsInAs('bob@example.com')).toBe(plain);
    const conflicts = [];
    for await (const conflict of new ListConflicts(database()).execute(shell)) conflicts.push(conflict);
    expect(conflicts).toEqual([
      {
        kind: 'email',
        id: collides,
        value: 'bob@exam\u200bple.com',
        otherId: plain,
        otherValue: 'bob@example.com',
      },
      {
        kind: 'additional_email',
        id: unicode,
        value: 'y@почта.рф',
        otherId: plain,
        otherValue: 'y@xn--80a1acny.xn--p1ai',
      },
    ]);
  });
});

describe('an address with its domain in Unicode', () => {
  it('is the same account as its punycode form when registered, found, banned or reset', async () => {
    const { register, requestReset } = accounts(database());
    const all = ['x@почта.рф', 'x@xn--80a1acny.xn--p1ai', 'X@ПОЧТА.РФ'];
    await Promise.all(all.map((email) => register.execute(registration(email), stranger)));
    expect(await emailsOf()).toEqual(['x@xn--80a1acny.xn--p1ai']);
    const identify = new IdentifyUser(database());
    const ids = await Promise.all(all.map((email) => identify.execute(email)));
    expect(new Set(ids).size).toBe(1);
    await database().query('UPDATE users SET is_active = true');
    await new AddBan(database()).execute(shell, { target: 'x@почта.рф', minutes: null, reason: '' });
    await expect(requestReset.execute('x@xn--80a1acny.xn--p1ai', stranger)).rejects.toMatchObject({
      code: 'throttle.too_many_attempts',
    });
  });

  it('of two older accounts is the one whose spelling was typed, also for a reset', async () => {
    const unicode = await stored('x@почта.рф');
    const ascii = await stored('x@xn--80a1acny.xn--p1ai');
    const { requestReset, fulfil } = accounts(database());
    for (const [typed, owner] of [
      ['x@почта.рф', unicode],
      ['x@xn--80a1acny.xn--p1ai', ascii],
    ] as const) {
      await requestReset.execute(typed, stranger);
      await fulfil.execute();
      const codes = await database().query<{ user_id: number }[]>(
        'DELETE FROM one_time_codes RETURNING user_id',
      );
      expect(codes).toEqual([[{ user_id: owner }], 1]);
    }
  });

  it('leaves no request behind when its account is erased', async () => {
    const id = await stored(canonicalEmail('x@почта.рф'));
    const { requestReset, erase } = accounts(database());
    await requestReset.execute('x@почта.рф', stranger);
    await erase.execute(shell, { userId: id, version: undefined });
    expect(await database().query('SELECT FROM account_requests')).toEqual([]);
  });
});

describe('the limit of mails to one address', () => {
  it('counts all spellings of it together', async () => {
    const { requestReset } = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '2' });
    for (const typed of ['victim@example.com', 'victim@exam\u200bple.com']) {
      await requestReset.execute(typed, stranger);
    }
    await expect(requestReset.execute('victim@ⓔⓧⓐⓜⓟⓛⓔ.com', stranger)).rejects.toMatchObject({
      code: 'throttle.too_many_attempts',
    });
  });

  it('is not evaded by a registration, which is refused for such an address', async () => {
    const { register } = accounts(database());
    for (const typed of ['victim@exam\u200bple.com', 'victim@ⓔⓧⓐⓜⓟⓛⓔ.com', 'vic\u200btim@example.com']) {
      await expect(register.execute(registration(typed), stranger)).rejects.toMatchObject({
        fields: { email: [expect.any(String)] },
      });
    }
    expect(await emailsOf()).toEqual([]);
  });
});
