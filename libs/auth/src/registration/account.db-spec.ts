import type { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import type { EntityManager } from 'typeorm';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { FlushExpired } from '#auth/clean-up';
import { insertProfile, type ProfileInput } from '#auth/account';
import type { Registration } from './register-account.js';
import { User } from '#auth/user';

const database = migratedDatabase();
const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Роман',
  last_name: 'Романов',
  birth_date: '2000-08-25',
  sex: 'male',
};

async function register(registration: Partial<Registration>, activation = true): Promise<{ userId: number }> {
  const given = {
    email: 'a@example.com',
    password: 'ghbdtn007',
    profile: worker,
    language: 'ru',
    ...registration,
  } as const;
  await accounts(database(), { ACTIVATION: activation ? '1' : '0' }).register.execute(given, stranger);
  const users = await database().query<{ id: number }[]>('SELECT id FROM users WHERE email = lower($1)', [
    given.email,
  ]);
  return { userId: users[0]!.id };
}

const rows = async (table: string) =>
  (await database().query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;

/** The outbox stores the link encrypted, so the code is captured before it is written. */
async function registerAndCatchCode(email: string): Promise<{ userId: number; code: string }> {
  const add = vi.spyOn(MailOutbox.prototype, 'add');
  const { userId } = await register({ email });
  const link = new URL(add.mock.lastCall![1].parameters['link']!);
  add.mockRestore();
  expect(link.href).toMatch(
    /^https:\/\/auth\.example\.com\/api\/v1\/register\/confirm\/\?user_id=\d+&activation_code=/,
  );
  return { userId, code: link.searchParams.get('activation_code')! };
}

describe('a registration', () => {
  it('writes the user, the profile and the mail, and stores no secret in clear', async () => {
    const { userId, code } = await registerAndCatchCode('One@Example.com');
    const user = await database().manager.findOneByOrFail(User, { id: userId });
    expect(user).toMatchObject({ email: 'one@example.com', isActive: false, profileType: 'worker' });
    const dump = JSON.stringify([
      await database().query('SELECT * FROM users'),
      await database().query("SELECT encode(digest, 'escape') FROM one_time_codes"),
      await database().query("SELECT *, encode(sealed, 'escape') AS sealed FROM mail_outbox"),
    ]);
    expect(dump).not.toContain(code);
    expect(dump).not.toContain('ghbdtn007');
  });

  it('sent many times in parallel for one email leaves one row, and all responses are equal', async () => {
    const users = await rows('users');
    const emails = ['twin@example.com', 'TWIN@example.com', 'Twin@Example.COM', 'twin@EXAMPLE.com'];
    await Promise.all(emails.map((email) => register({ email })));
    expect(await rows('users')).toBe(users + 1);
    const mails = await database().query<{ template: string }[]>(
      `SELECT template FROM mail_outbox WHERE recipient = 'twin@example.com' ORDER BY template`,
    );
    expect(mails.map(({ template }) => template)).toEqual([
      'activation',
      'activation-again',
      'activation-again',
      'activation-again',
    ]);
  });

  it('with activation off reveals that an email is taken, and leaves one row', async () => {
    const [users, mails] = [await rows('users'), await rows('mail_outbox')];
    const emails = ['plain@example.com', 'PLAIN@example.com'];
    const outcomes = await Promise.allSettled(emails.map((email) => register({ email }, false)));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as CodedError).publicBody)).toEqual([
      { email: ['user with this email already exists.'] },
    ]);
    expect([await rows('users'), await rows('mail_outbox')]).toEqual([users + 1, mails]);
  });

  it('of a company under a taken name stores nothing', async () => {
    const profile: ProfileInput = { type: 'company', name: 'Only one' };
    await register({ email: 'c1@example.com', profile });
    const before = [await rows('users'), await rows('mail_outbox'), await rows('one_time_codes')];
    await expect(register({ email: 'c2@example.com', profile })).rejects.toMatchObject({
      publicBody: { profile: { name: ['company with this name already exists.'] } },
    });
    expect([await rows('users'), await rows('mail_outbox'), await rows('one_time_codes')]).toEqual(before);
  });

  it('with activation off activates the account immediately and sends no mail', async () => {
    const mails = await rows('mail_outbox');
    const { userId } = await register({ email: 'ready@example.com' }, false);
    expect((await database().manager.findOneByOrFail(User, { id: userId })).isActive).toBe(true);
    expect(await rows('mail_outbox')).toBe(mails);
  });

  it('refuses a weak password', async () => {
    await expect(register({ email: 'weak@example.com', password: 'short' })).rejects.toMatchObject({
      publicBody: { password: [expect.stringContaining('too short')] },
    });
    const similar = { email: 'jane.roe@example.com', password: 'Jane.Roe-1990' };
    await expect(register(similar)).rejects.toMatchObject({
      publicBody: { password: [expect.stringContaining('similar to the email')] },
    });
  });
});

describe('a user', () => {
  let userId: number;
  beforeAll(async () => ({ userId } = await register({ email: 'profiled@example.com' })));

  it('has one profile only, also under concurrent writes', async () => {
    const tenant: ProfileInput = { ...worker, type: 'tenant' };
    const second = (profile: ProfileInput) =>
      database().transaction((db: EntityManager) => insertProfile(db, userId, profile));
    await database().query('DELETE FROM worker_profiles WHERE user_id = $1', [userId]);
    const outcomes = await Promise.allSettled([second(worker), second(tenant), second(tenant)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('an activation', () => {
  const activate = (userId: string, code: string) =>
    accounts(database()).activate.execute(userId, code, stranger);

  it('succeeds once, however often the link is opened at the same time', async () => {
    const { userId, code } = await registerAndCatchCode('link@example.com');
    const opened = Array.from({ length: 16 }, () => activate(String(userId), code));
    const outcomes = await Promise.allSettled(opened);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.code).toBe('account.already_active');
    }
  });

  it('refuses another code, another user and an expired code', async () => {
    const mine = await registerAndCatchCode('mine@example.com');
    const other = await registerAndCatchCode('other@example.com');
    const rejected = { code: 'account.activation_rejected' };
    await expect(activate(String(mine.userId), other.code)).rejects.toMatchObject(rejected);
    await expect(activate(String(mine.userId), 'guess')).rejects.toMatchObject(rejected);
    await expect(activate('999999999', mine.code)).rejects.toMatchObject(rejected);
    await expect(activate('abc', mine.code)).rejects.toMatchObject(rejected);
    await database().query(`UPDATE one_time_codes SET expires_at = now() WHERE user_id = $1`, [mine.userId]);
    await expect(activate(String(mine.userId), mine.code)).rejects.toMatchObject(rejected);
  });

  it('answers a wrong code equally for active, waiting and unknown accounts', async () => {
    const active = await registerAndCatchCode('active@example.com');
    const waiting = await registerAndCatchCode('waiting@example.com');
    await activate(String(active.userId), active.code);
    const guesses = [active.userId, waiting.userId, 999_999_999].map((userId) =>
      activate(String(userId), 'guess').catch((error: CodedError) => error.code),
    );
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['account.activation_rejected']));
  });

  it('reports that the account is active for its right code, also after the link expired', async () => {
    const { userId, code } = await registerAndCatchCode('again@example.com');
    await database().query(
      `UPDATE one_time_codes SET expires_at = now() + interval '1 second' WHERE user_id = $1`,
      [userId],
    );
    await activate(String(userId), code);
    await new FlushExpired(database()).execute();
    const [kept] = await database().query<unknown[]>(
      `SELECT expires_at > now() + interval '2 days' AS long FROM one_time_codes WHERE user_id = $1`,
      [userId],
    );
    expect(kept).toEqual({ long: true });
    await expect(activate(String(userId), code)).rejects.toMatchObject({
      code: 'account.already_active',
    });
  });

  it('does not reactivate a deactivated account with its old link', async () => {
    const { userId, code } = await registerAndCatchCode('back@example.com');
    await activate(String(userId), code);
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [userId]);
    await expect(activate(String(userId), code)).rejects.toMatchObject({
      code: 'account.activation_rejected',
    });
  });
});
