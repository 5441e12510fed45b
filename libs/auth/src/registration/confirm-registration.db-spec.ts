import { randomBytes } from 'node:crypto';
import type { CodedError } from '#errors';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson, assign } from '../../../../test/support/database/user-rows.js';
import type { Client } from '#auth/security-event';
import type { ProfileInput } from '#auth/account';
import type { RegistrationConfirmation } from './confirm-registration.js';

const database = migratedDatabase();
const mails = captureLinks();
const [ours, theirs] = ['the password of the owner', 'the password of an attacker'];
const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Eva',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
};

let use: Accounts;
let email: string;

beforeEach(() => {
  use = accounts(database());
  email = `${randomBytes(6).toString('hex')}@example.org`;
});

interface Registered {
  readonly userId: number;
  readonly code: string;
  /** Of the cookie. */
  readonly token: string;
}

async function register(password: string, profile = worker, limits = use): Promise<Registered> {
  const proof = await limits.register.execute({ email, password, profile, language: 'en' }, stranger);
  const link = new URL(mails.mails(email).at(-1)!.parameters['link']!);
  const { user_id: userId, activation_code: code } = Object.fromEntries(link.searchParams);
  return { userId: Number(userId), code: code!, token: proof!.token };
}

const confirm = (
  { userId, code }: Registered,
  given: Partial<Omit<RegistrationConfirmation, 'userId' | 'code'>> = {},
  client = stranger,
) => use.confirmRegistration.execute({ userId: String(userId), code, browserTokens: [], ...given }, client);

const refused = (field: string) => ({
  code: 'request.invalid_fields',
  fields: { [field]: [expect.any(String)] },
});
const isActive = async (userId: number) =>
  (
    await database().query<{ is_active: boolean }[]>('SELECT is_active FROM users WHERE id = $1', [userId])
  )[0]!.is_active;
const holds = (userId: number, password: string) =>
  use.confirmPassword.execute(userId, password, stranger).then(
    () => true,
    (error: CodedError) => {
      expect(error.code).toBe('request.invalid_fields');
      return false;
    },
  );
const nameOf = async (userId: number) =>
  (
    await database().query<object[]>('SELECT first_name FROM worker_profiles WHERE user_id = $1', [userId])
  )[0];

describe('the confirmation of a registration', () => {
  it('needs only the code in the browser that registered', async () => {
    const registered = await register(ours);
    await confirm(registered, { browserTokens: ['x'.repeat(43), registered.token] });
    expect(await holds(registered.userId, ours)).toBe(true);
  });

  it('needs the password of the registration, or a new one, in any other browser', async () => {
    const registered = await register(theirs);
    await expect(confirm(registered)).rejects.toMatchObject(refused('password'));
    await expect(confirm(registered, { password: ours })).rejects.toMatchObject(refused('password'));
    await expect(confirm(registered, { newPassword: 'short' })).rejects.toMatchObject(
      refused('new_password'),
    );
    expect(await isActive(registered.userId)).toBe(false);
    await confirm(registered, { newPassword: ours });
    expect([await holds(registered.userId, ours), await holds(registered.userId, theirs)]).toEqual([
      true,
      false,
    ]);
  });

  it('accepts the password of the registration on another device', async () => {
    const registered = await register(ours);
    await confirm(registered, { password: ours });
    expect(await holds(registered.userId, ours)).toBe(true);
  });

  it('ignores the cookie of another registration', async () => {
    const registered = await register(theirs);
    const own = email;
    email = `other.${own}`;
    const other = await register(ours);
    await expect(confirm(registered, { browserTokens: [other.token] })).rejects.toMatchObject(
      refused('password'),
    );
  });

  it('accepts a code once, however often it is sent at the same time', async () => {
    const registered = await register(ours);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, () => confirm(registered, { browserTokens: [registered.token] })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'account.already_active' });
  });

  it('makes the browser a known device: its owner can log in while others use up the attempts', async () => {
    const registered = await register(theirs);
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '3' });
    const device = await confirm(registered, { newPassword: ours });
    const check = (password: string, client: Client = stranger) =>
      use.confirmPassword.execute(registered.userId, password, client);
    for (let at = 0; at < 3; at++)
      await expect(check('a guess')).rejects.toMatchObject(refused('current_password'));
    await expect(check(ours)).rejects.toMatchObject({ code: 'throttle.too_many_attempts' });
    await check(ours, { ...stranger, deviceTokens: [device!.token] });
  });

  it('is limited by network, and a right code does not count', async () => {
    const registered = await register(ours);
    use = accounts(database(), { THROTTLE_ACTIVATE_ATTEMPTS: '3' });
    const client = { ...stranger, address: '198.51.100.77' };
    for (let at = 0; at < 5; at++)
      await expect(confirm(registered, {}, client)).rejects.toMatchObject(refused('password'));
    const guess = () => confirm({ ...registered, code: 'a guess' }, {}, client);
    for (let at = 0; at < 3; at++)
      await expect(guess()).rejects.toMatchObject({ code: 'account.activation_rejected' });
    await expect(guess()).rejects.toMatchObject({ code: 'throttle.network_limit' });
  });

  it('stores no secret of the browser in clear', async () => {
    const { token } = await register(ours);
    const dump = await database().query(
      "SELECT encode(browser_digest, 'escape') AS digest FROM one_time_codes",
    );
    expect(JSON.stringify(dump)).not.toContain(token);
  });
});

describe('a second registration of an account that is not activated', () => {
  it('replaces the password and the details; the link and the cookie of the first become invalid', async () => {
    const first = await register(theirs, { ...worker, first_name: 'Mallory' });
    const second = await register(ours);
    expect(second.userId).toBe(first.userId);
    await expect(confirm(first, { browserTokens: [first.token] })).rejects.toMatchObject({
      code: 'account.activation_rejected',
    });
    await expect(confirm(second, { browserTokens: [first.token] })).rejects.toMatchObject(
      refused('password'),
    );
    await confirm(second, { browserTokens: [second.token] });
    expect([await holds(second.userId, ours), await holds(second.userId, theirs)]).toEqual([true, false]);
    expect(await nameOf(second.userId)).toEqual({ first_name: 'Eva' });
  });

  it('by an attacker lets the owner set a password of their own', async () => {
    const first = await register(ours);
    const second = await register(theirs);
    await expect(confirm(second, { browserTokens: [first.token] })).rejects.toMatchObject(
      refused('password'),
    );
    await confirm(second, { browserTokens: [first.token], newPassword: ours });
    expect([await holds(second.userId, ours), await holds(second.userId, theirs)]).toEqual([true, false]);
  });

  it('may have a profile of another type', async () => {
    const name = `Company ${email}`;
    await register(theirs, { type: 'company', name });
    const { userId } = await register(ours);
    expect(await nameOf(userId)).toEqual({ first_name: 'Eva' });
    const companies = await database().query('SELECT FROM company_profiles WHERE user_id = $1', [userId]);
    expect(companies).toEqual([]);
  });

  it('keeps what an administrator attached to its profile', async () => {
    const { userId } = await register(ours, { type: 'company', name: `Company ${email}` });
    await database().query(
      `INSERT INTO departments (id, company_id, name) VALUES (gen_random_uuid(), $1, 'Office')`,
      [userId],
    );
    await register(theirs);
    const departments = await database().query('SELECT name FROM departments WHERE company_id = $1', [
      userId,
    ]);
    expect(departments).toEqual([{ name: 'Office' }]);
  });

  it('keeps the type that an administrator assigned to a company', async () => {
    const { userId } = await register(ours);
    const companyId = await addPerson(database(), 'company');
    await assign(database(), companyId, userId);
    await register(theirs, { type: 'company', name: `Company ${email}` });
    const [user] = await database().query('SELECT profile_type AS type FROM users WHERE id = $1', [userId]);
    expect(user).toEqual({ type: 'worker' });
  });

  it('changes nothing once no more mails may go to the address', async () => {
    const limits = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '1' });
    const first = await register(ours, worker, limits);
    await register(theirs, { ...worker, first_name: 'Mallory' }, limits);
    expect(mails.mails(email)).toHaveLength(1);
    await confirm(first, { browserTokens: [first.token] });
    expect(await holds(first.userId, ours)).toBe(true);
    expect(await nameOf(first.userId)).toEqual({ first_name: 'Eva' });
  });

  it('changes nothing after the first one was confirmed', async () => {
    const first = await register(ours);
    await confirm(first, { password: ours });
    await use.register.execute({ email, password: theirs, profile: worker, language: 'en' }, stranger);
    expect([await holds(first.userId, ours), await holds(first.userId, theirs)]).toEqual([true, false]);
  });

  it('racing with a confirmation never leaves its password on an account it did not confirm', async () => {
    for (let round = 0; round < 8; round++) {
      email = `${randomBytes(6).toString('hex')}@example.org`;
      const first = await register(ours);
      const outcomes = await Promise.allSettled([
        confirm(first, { browserTokens: [first.token] }),
        ...Array.from({ length: 3 }, () =>
          use.register.execute({ email, password: theirs, profile: worker, language: 'en' }, stranger),
        ),
      ]);
      const confirmed = outcomes[0].status === 'fulfilled';
      expect(outcomes.slice(1).filter(({ status }) => status === 'rejected')).toEqual([]);
      expect(await isActive(first.userId)).toBe(confirmed);
      if (confirmed) expect(await holds(first.userId, theirs)).toBe(false);
    }
  });
});

describe('GET for API callers', () => {
  it('is refused when a setting disables it, and does not use up the code', async () => {
    const { userId, code, token } = await register(ours);
    const strict = accounts(database(), { ACTIVATION_BY_GET: '0' });
    await expect(strict.activate.execute(String(userId), code, stranger)).rejects.toMatchObject({
      code: 'account.activation_by_get_disabled',
    });
    await confirm({ userId, code, token }, { browserTokens: [token] });
  });
});

describe('the mailed link', () => {
  it('leads to the page of the front end, if one is set', async () => {
    use = accounts(database(), { ACTIVATION_PAGE_URL: 'https://app.example.com/confirm' });
    await register(ours);
    expect(mails.link('activation').href).toMatch(
      /^https:\/\/app\.example\.com\/confirm\?user_id=\d+&activation_code=[\w-]{43}$/,
    );
  });
});
