import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../test/support/database/user-rows.js';
import type { ProfileInput } from '#auth/account';

const database = migratedDatabase();
const mails = captureLinks();
const password = 'a password as good as any';
const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Eva',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
};
const newName = () => `Company ${randomBytes(6).toString('hex')}`;
const newEmail = () => `${randomBytes(6).toString('hex')}@example.org`;
const nameTaken = { fields: { profile: { name: ['company with this name already exists.'] } } };

let use: Accounts;
let taken: { userId: number; email: string };

beforeEach(async () => {
  use = accounts(database());
  const userId = await addPerson(database(), 'tenant');
  const rows = await database().query<{ email: string }[]>('SELECT email FROM users WHERE id = $1', [userId]);
  taken = { userId, email: rows[0]!.email };
});

const register = (email: string, profile: ProfileInput = worker, given = password) =>
  use.register.execute({ email, password: given, profile, language: 'en' }, stranger);
const mailed = (to: string) => mails.mails(to).map(({ template }) => template);
async function idOf(email: string): Promise<number> {
  const rows = await database().query<{ id: number }[]>('SELECT id FROM users WHERE email = $1', [email]);
  return rows[0]!.id;
}
const setState = (state: string) =>
  database().query(`UPDATE users SET ${state} WHERE id = $1`, [taken.userId]);
const everything = () =>
  database().query(
    `SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM worker_profiles) AS workers,
       (SELECT count(*) FROM company_profiles) AS companies`,
  );

describe('a registration with a taken email', () => {
  it('leaves the account unchanged, and mails its owner, who can set a new password', async () => {
    const before = await database().query('SELECT * FROM users WHERE id = $1', [taken.userId]);
    const counted = await everything();
    await register(taken.email.toUpperCase());
    expect(await database().query('SELECT * FROM users WHERE id = $1', [taken.userId])).toEqual(before);
    expect(await everything()).toEqual(counted);
    expect(mailed(taken.email)).toEqual(['account-exists']);
    const code = mails.code('account-exists');
    const newPassword = 'another password, as good';
    await use.resetPassword.execute({ userId: String(taken.userId), code, newPassword }, stranger);
  });

  it('that is not activated mails a new link, and the previous one becomes invalid', async () => {
    const email = newEmail();
    await register(email);
    const first = mails.code('activation');
    const id = await idOf(email);
    await register(email, worker, 'the password of another person');
    expect(mailed(email)).toEqual(['activation', 'activation-again']);
    await expect(use.activate.execute(String(id), first, stranger)).rejects.toMatchObject({
      code: 'account.activation_rejected',
    });
    await use.activate.execute(String(id), mails.code('activation-again'), stranger);
  });

  it.each(['is_active = false', 'is_deleted = true'])(
    'of an account with %s activates nothing',
    async (state) => {
      await setState(state);
      await register(taken.email);
      expect(mailed(taken.email)).toEqual(['account-closed']);
      expect(mails.mails(taken.email)[0]!.parameters).toEqual({});
      const codes = await database().query('SELECT FROM one_time_codes WHERE user_id = $1', [taken.userId]);
      expect(codes).toEqual([]);
    },
  );

  it('mails as often as the limit allows, with the same answer afterwards', async () => {
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '3' });
    for (let at = 0; at < 6; at++) await register(taken.email);
    expect(mailed(taken.email)).toHaveLength(3);
  });

  it('still reports other invalid fields', async () => {
    await expect(register(taken.email, worker, 'short')).rejects.toMatchObject({
      fields: { password: [expect.stringContaining('too short')] },
    });
    expect(mailed(taken.email)).toEqual([]);
  });
});

describe('the name of a company', () => {
  it('that is taken is refused whether or not the email is', async () => {
    const profile: ProfileInput = { type: 'company', name: newName() };
    await register(newEmail(), profile);
    const counted = await everything();
    await expect(register(newEmail(), profile)).rejects.toMatchObject(nameTaken);
    await expect(register(taken.email, profile)).rejects.toMatchObject(nameTaken);
    expect(await everything()).toEqual(counted);
    expect(mailed(taken.email)).toEqual([]);
  });

  it('does not reveal by the next registration whether the email of the last was taken', async () => {
    for (const email of [newEmail(), taken.email]) {
      const profile: ProfileInput = { type: 'company', name: newName() };
      await register(email, profile);
      await expect(register(newEmail(), profile)).rejects.toMatchObject(nameTaken);
    }
  });

  it('is given to one of many concurrent emails, which may register under it again', async () => {
    for (const email of [newEmail(), taken.email]) {
      const profile: ProfileInput = { type: 'company', name: newName() };
      const emails = [email, newEmail(), email, newEmail()];
      const outcomes = await Promise.allSettled(emails.map((one) => register(one, profile)));
      const given = emails.filter((_, at) => outcomes[at]!.status === 'fulfilled');
      expect(new Set(given).size).toBe(1);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(nameTaken);
    }
  });

  it('reserved by an unknown email is free after a month, and immediately when that account is erased', async () => {
    const [later, erased]: ProfileInput[] = [newName(), newName()].map((name) => ({ type: 'company', name }));
    await register(taken.email, later);
    await database().query('UPDATE reserved_names SET expires_at = now() WHERE name = name_key($1)', [
      (later as { name: string }).name,
    ]);
    await register(newEmail(), later);
    await register(taken.email, erased);
    await database().query('DELETE FROM users WHERE id = $1', [taken.userId]);
    await register(newEmail(), erased);
  });
});

describe('an account that was ever active', () => {
  it('is not activated by a link that was never opened', async () => {
    const email = newEmail();
    await register(email);
    const code = mails.code('activation');
    const [{ id }] = (await database().query('SELECT id FROM users WHERE email = $1', [email])) as [
      { id: number },
    ];
    await database().query('UPDATE users SET is_active = true WHERE id = $1', [id]);
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [id]);
    await expect(use.activate.execute(String(id), code, stranger)).rejects.toMatchObject({
      code: 'account.activation_rejected',
    });
  });
});
