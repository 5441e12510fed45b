import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import { addPerson, superuser } from '../../../../../test/support/database/user-rows.js';

const database = migratedDatabase();
const mails = captureLinks();
const password = 'a password as good as any';

interface Account {
  readonly userId: number;
  readonly email: string;
  readonly sessionId: string;
}

let use: Accounts;
let person: Account;

beforeEach(async () => {
  use = accounts(database());
  person = await registerAccount();
});

async function registerAccount(): Promise<Account> {
  const userId = await addPerson(database(), 'worker');
  const hash = await passwordHasher().hash(password);
  const [rows] = await database().query<[{ email: string }[], number]>(
    'UPDATE users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [userId, hash],
  );
  return { userId, email: rows[0]!.email, sessionId: await session(userId) };
}

async function session(userId: number): Promise<string> {
  const id = uuidv7();
  await database().query(
    `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at) VALUES ($1, $2, now() + '1 hour', now() + '1 day')`,
    [id, userId],
  );
  return id;
}

const request = ({ userId, sessionId }: Account, newEmail: string, currentPassword = password) =>
  use.requestEmail.execute({ userId, sessionId, newEmail, currentPassword }, stranger);

/** @returns the mailed code */
async function requestCode(account: Account, newEmail: string): Promise<string> {
  await request(account, newEmail);
  await use.fulfil.execute();
  return mails.code('email-change');
}

interface Proof {
  /** The session of the browser that confirms. */
  readonly session?: Pick<Account, 'userId' | 'sessionId'> | undefined;
  readonly currentPassword?: string;
}

/** With the password, unless another proof is given. */
const confirm = ({ userId }: Account, code: string, proof: Proof = { currentPassword: password }) =>
  use.confirmEmail.execute({ userId: String(userId), code, ...proof }, stranger);

const endReasonsOf = async (...ids: string[]) => {
  const rows = await database().query<{ reason: string | null }[]>(
    'SELECT end_reason AS reason FROM sessions WHERE id = ANY ($1) ORDER BY array_position($1, id)',
    [ids],
  );
  return rows.map(({ reason }) => reason);
};

const emailOf = async ({ userId }: Account) =>
  (await database().query<{ email: string }[]>('SELECT email FROM users WHERE id = $1', [userId]))[0]!.email;

/** Templates of the mails to an address. */
const mailed = (to: string) => mails.mails(to).map(({ template }) => template);

describe('another email', () => {
  it('becomes the email of the account when it is confirmed; both addresses are notified', async () => {
    const newEmail = `New.${person.email}`;
    const other = await session(person.userId);
    const code = await requestCode(person, newEmail);
    expect(await emailOf(person)).toBe(person.email);
    expect(mailed(person.email)).toEqual(['email-change-notice']);
    const { tokens } = await confirm(person, code, { session: person });
    expect(await emailOf(person)).toBe(newEmail.toLowerCase());
    expect(mailed(person.email)).toEqual(['email-change-notice', 'email-changed']);
    expect(mailed(newEmail.toLowerCase())).toEqual(['email-change']);
    expect(await endReasonsOf(person.sessionId, other, tokens!.sessionId)).toEqual([
      'replaced',
      'email_changed',
      null,
    ]);
    const events = await database().query(
      `SELECT kind FROM security_events WHERE user_id = $1 AND kind LIKE 'email.%' ORDER BY id`,
      [person.userId],
    );
    expect(events).toEqual([{ kind: 'email.change_requested' }, { kind: 'email.changed' }]);
  });

  it.each(['no session', 'a session of another account'])(
    'confirmed in a browser with %s ends all sessions of the account and of no other',
    async (browser) => {
      const other = await registerAccount();
      const code = await requestCode(person, `new.${person.email}`);
      const session = browser === 'no session' ? undefined : other;
      const confirmed = await confirm(person, code, { session, currentPassword: password });
      expect(confirmed).toEqual({
        device: { token: expect.any(String), expiresAt: expect.any(Date), life: expect.any(Number) },
      });
      expect(await endReasonsOf(person.sessionId, other.sessionId)).toEqual(['email_changed', null]);
    },
  );

  it('is not confirmed in a session that ends at the same moment, and the code stays valid', async () => {
    const code = await requestCode(person, `new.${person.email}`);
    await database().query('UPDATE sessions SET ended_at = now() WHERE id = $1', [person.sessionId]);
    await expect(confirm(person, code, { session: person })).rejects.toMatchObject({
      code: 'session.token_invalid',
    });
    await confirm(person, code);
    expect(await emailOf(person)).toBe(`new.${person.email}`);
  });

  it.each<[string, () => Promise<Proof>, string]>([
    ['nothing', async () => ({}), 'Enter the current password'],
    [
      'a session of another account',
      async () => ({ session: await registerAccount() }),
      'Enter the current password',
    ],
    ['a wrong password', async () => ({ currentPassword: 'not the password' }), 'not your current password'],
  ])('is not confirmed by the code with %s, and the code stays valid', async (_, proof, sentence) => {
    const code = await requestCode(person, `new.${person.email}`);
    await expect(confirm(person, code, await proof())).rejects.toMatchObject({
      code: 'request.invalid_fields',
      fields: { current_password: [expect.stringContaining(sentence)] },
    });
    expect(await emailOf(person)).toBe(person.email);
    expect(await endReasonsOf(person.sessionId)).toEqual([null]);
    await confirm(person, code);
    expect(await emailOf(person)).toBe(`new.${person.email}`);
  });

  it('reveals nothing about the password without the code', async () => {
    await requestCode(person, `new.${person.email}`);
    for (const currentPassword of [password, 'not the password', undefined]) {
      const proof = currentPassword === undefined ? {} : { currentPassword };
      await expect(confirm(person, 'a guess', proof)).rejects.toMatchObject({ code: 'code.rejected' });
    }
  });

  it('allows exactly as many wrong passwords as a login, counted apart from logins', async () => {
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '3', THROTTLE_ACCOUNT_DAY_ATTEMPTS: '3' });
    const code = await requestCode(person, `new.${person.email}`);
    const { userId } = person;
    const login = () => use.confirmPassword.execute(userId, 'not the password', stranger);
    for (let at = 0; at < 2; at++) await expect(login()).rejects.toMatchObject({ httpStatus: 400 });
    const guesses = Array.from({ length: 8 }, (_, at) =>
      confirm(person, code, { currentPassword: `guess ${at}` }),
    );
    const codes = (await Promise.allSettled(guesses)).map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'confirmed',
    );
    expect(codes.toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'request.invalid_fields'),
      ...Array.from({ length: 5 }, () => 'throttle.too_many_attempts'),
    ]);
    await expect(login()).rejects.toMatchObject({ httpStatus: 400 });
    await expect(confirm(person, code)).rejects.toMatchObject({ code: 'throttle.too_many_attempts' });
    await confirm(person, code, { session: person });
  });

  it('is refused without the password, when it is the current one, and when the password resembles it', async () => {
    await expect(request(person, `new.${person.email}`, 'not the password')).rejects.toMatchObject({
      fields: { current_password: [expect.any(String)] },
    });
    await expect(request(person, person.email.toUpperCase())).rejects.toMatchObject({
      fields: { email: [expect.stringContaining('already')] },
    });
    await expect(request(person, 'a.password.as.good@any.example')).rejects.toMatchObject({
      fields: { email: [expect.stringContaining('similar')] },
    });
    expect(await use.fulfil.execute()).toBe(0);
  });

  it('that is taken gets the same answer, and its owner is notified', async () => {
    const owner = await registerAccount();
    await request(person, owner.email.toUpperCase());
    await use.fulfil.execute();
    expect(mailed(person.email)).toEqual(['email-change-notice']);
    expect(mailed(owner.email)).toEqual(['account-exists']);
    const codes = await database().query('SELECT purpose FROM one_time_codes WHERE user_id = $1', [
      person.userId,
    ]);
    expect(codes).toEqual([]);
  });

  it('requested by several users in parallel is given to one of them', async () => {
    const newEmail = `wanted.${person.email}`;
    const people = [person, await registerAccount(), await registerAccount()];
    const codes: string[] = [];
    for (const one of people) codes.push(await requestCode(one, newEmail));
    const outcomes = await Promise.allSettled(people.map((one, at) => confirm(one, codes[at]!)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'code.rejected' });
    const holders = await database().query('SELECT FROM users WHERE email = $1', [newEmail]);
    expect(holders).toHaveLength(1);
  });

  it('registered by another user meanwhile stays with that user', async () => {
    const newEmail = `wanted.${person.email}`;
    const code = await requestCode(person, newEmail);
    const profile = {
      type: 'worker',
      first_name: 'Eva',
      last_name: 'Lee',
      birth_date: '1990-05-17',
      sex: 'female',
    } as const;
    await use.register.execute({ email: newEmail, password, profile, language: 'en' }, stranger);
    await expect(confirm(person, code)).rejects.toMatchObject({ code: 'code.rejected' });
    expect(await emailOf(person)).toBe(person.email);
  });

  it('invalidates the password reset link in the old mailbox', async () => {
    await use.requestReset.execute(person.email, stranger);
    await use.fulfil.execute();
    const resetCode = mails.code('password-reset');
    await confirm(person, await requestCode(person, `new.${person.email}`));
    const given = {
      userId: String(person.userId),
      code: resetCode,
      newPassword: 'another password, as good',
    };
    await expect(use.resetPassword.execute(given, stranger)).rejects.toMatchObject({ code: 'code.rejected' });
  });

  it('leaves no trace of either address when the account is erased', async () => {
    const newEmail = `new.${person.email}`;
    await request(person, `never.confirmed.${person.email}`);
    await confirm(person, await requestCode(person, newEmail));
    await request(person, `asked.for.${person.email}`);
    const rows = () =>
      database().query(
        `SELECT recipient FROM mail_outbox WHERE position($1 IN recipient) > 0
         UNION ALL SELECT email FROM account_requests WHERE position($1 IN email) > 0`,
        [person.email],
      );
    expect((await rows()).length).toBeGreaterThan(3);
    await use.erase.execute(superuser, { userId: person.userId, version: undefined });
    expect(await rows()).toEqual([]);
  });

  it.each(['is_active = false', 'is_deleted = true'])('is given to no account once %s', async (state) => {
    const code = await requestCode(person, `new.${person.email}`);
    await database().query(`UPDATE users SET ${state} WHERE id = $1`, [person.userId]);
    await expect(confirm(person, code)).rejects.toMatchObject({ code: 'code.rejected' });
    expect(await emailOf(person)).toBe(person.email);
  });

  it('can be requested as often as the limit allows', async () => {
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '2' });
    for (let at = 0; at < 2; at++) await request(person, `new${at}.${person.email}`);
    await expect(request(person, `new3.${person.email}`)).rejects.toMatchObject({
      code: 'throttle.too_many_attempts',
    });
  });

  it('is limited per address: several accounts together send no more mails to it', async () => {
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '2' });
    const newEmail = `wanted.${person.email}`;
    const owner = await registerAccount();
    for (const account of [person, await registerAccount(), await registerAccount(), await registerAccount()])
      for (const target of [newEmail, owner.email]) await request(account, target);
    await use.fulfil.execute();
    expect(mailed(newEmail)).toEqual(['email-change', 'email-change']);
    expect(mailed(owner.email)).toEqual(['account-exists', 'account-exists']);
  });
});
