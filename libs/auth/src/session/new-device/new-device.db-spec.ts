import { pbkdf2Sync } from 'node:crypto';
import { LogIn } from '#auth/login';
import type { GuessLimiter } from '#auth/throttle';
import { digestOfToken } from '#sealing';
import { beforeEach, describe, expect, it } from 'vitest';
import { FlushExpired } from '#auth/clean-up';
import type { Client } from '#auth/security-event';
import { accounts, type Accounts } from '../../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../../test/support/database/user-rows.js';
import {
  addCaller,
  enrolTotp,
  forgetUsedSteps,
  fulfilled,
  many,
  password,
  secondFactors,
} from '../../../../../test/support/use-cases/second-factors.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import type { OpenLoginChallenge } from '../../login/challenge/open-login-challenge.js';
import { totpCode } from '../../../../../test/support/second-factor/totp-code.js';

const database = migratedDatabase();
const mails = captureLinks();

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const client = (address: string, device = firefox): Client => ({ address, device });
const home = client('192.0.2.10');

let use: Accounts;
let userId: number;
let email: string;

beforeEach(async () => {
  use = accounts(database());
  userId = await addPerson(database(), 'worker');
  email = await emailOf(userId);
});

async function emailOf(id: number): Promise<string> {
  const [user] = await database().query<[{ email: string }]>('SELECT email FROM users WHERE id = $1', [id]);
  return user.email;
}

const logIn = (from: Client, of = userId) => use.beginSession.execute({ userId: of, client: from });
const notices = (to = email) => mails.mails(to).filter(({ template }) => template === 'new-device');

/** Logs in, so that the next login is not the first one of the account. */
async function loggedInBefore(): Promise<void> {
  await logIn(home);
  expect(notices()).toEqual([]);
}

/** @returns a client with the device cookie of the account */
async function knownClient(): Promise<Client> {
  const { sessionId } = await logIn(home);
  const device = await use.remember.execute(sessionId, home);
  return { ...home, deviceTokens: ['of another account', device!.token] };
}

describe('a login on a new device', () => {
  it('is mailed to the owner, in the language of the account, with browser, system, time, address and a link', async () => {
    await database().query(`UPDATE users SET language = 'ru' WHERE id = $1`, [userId]);
    await loggedInBefore();
    await logIn(client('198.51.100.7'));
    expect(notices()).toMatchObject([
      {
        language: 'ru',
        parameters: {
          device: 'Firefox, Windows',
          address: '198.51.100.7',
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\S+Z$/),
        },
      },
    ]);
    const link = mails.link('new-device');
    expect(link.href).toContain('https://auth.example.com/api/v1/login/disown/?user_id=');
    const digest = digestOfToken(link.searchParams.get('code')!);
    const stored = await database().query('SELECT digest FROM device_notices WHERE user_id = $1', [userId]);
    expect(stored).toEqual([{ digest }]);
  });

  it('leads to the page of a front end, if a setting names one', async () => {
    use = accounts(database(), { NEW_DEVICE_PAGE_URL: 'https://app.example.com/not-me?from=mail' });
    await loggedInBefore();
    await logIn(client('198.51.100.7'));
    expect(mails.link('new-device').href).toMatch(
      /^https:\/\/app\.example\.com\/not-me\?from=mail&user_id=\d+&code=[\w-]{20,}$/,
    );
  });

  it('is not mailed on a known device, nor as the first login of an account', async () => {
    const known = await knownClient();
    await logIn(known);
    await logIn({ ...known, address: '198.51.100.7', device: 'another browser' });
    expect(notices()).toEqual([]);
  });

  it('is not mailed on a known device or as the first login either, in a transaction with other changes', async () => {
    const inTransaction = (from: Client) =>
      use.beginSession.execute({ userId, client: from }, async () => undefined);
    await inTransaction(home);
    const known = await use.remember.ofUser(database().manager, userId, home);
    await inTransaction({ ...home, deviceTokens: [known!.token] });
    expect(notices()).toEqual([]);
    await inTransaction(home);
    expect(notices()).toHaveLength(1);
  });

  it('is not mailed as the first login here of an account of the old service, but as the second', async () => {
    const digest = pbkdf2Sync(password, 'salt', 1000, 32, 'sha256').toString('base64');
    await database().query('UPDATE users SET last_login = now(), password_hash = $2 WHERE id = $1', [
      userId,
      `pbkdf2_sha256$1000$salt$${digest}`,
    ]);
    const unlimited = {
      attempt: (_: object, check: () => Promise<unknown>) => check(),
    } as unknown as GuessLimiter;
    const neverOpened = {} as OpenLoginChallenge;
    const byPassword = new LogIn(database(), passwordHasher(), unlimited, use.beginSession, neverOpened);
    await byPassword.execute({ email, password }, home);
    expect(notices()).toEqual([]);
    await byPassword.execute({ email, password }, home);
    expect(notices()).toHaveLength(1);
  });

  it('is mailed although the browser has the device cookie of another account or an expired one', async () => {
    const known = await knownClient();
    const other = await addPerson(database(), 'worker');
    await logIn(home, other);
    await logIn(known, other);
    expect(notices(await emailOf(other))).toHaveLength(1);
    await database().query('UPDATE known_devices SET expires_at = now() WHERE user_id = $1', [userId]);
    await logIn(known);
    expect(notices()).toHaveLength(1);
  });

  it('is mailed once for many logins of one browser at the same time, which all succeed', async () => {
    await loggedInBefore();
    const logins = await many(16, () => logIn(client('2001:db8::7')));
    expect(fulfilled(logins)).toHaveLength(16);
    expect(notices()).toHaveLength(1);
    await logIn(client('2001:db8::8'));
    expect(notices()).toHaveLength(1);
    await logIn(client('2001:db8::7', 'another browser'));
    await logIn(client('2001:db8:0:1::7'));
    expect(notices()).toHaveLength(3);
  });

  it('is mailed again for the same browser a day later, and at most ten times a day for an account', async () => {
    await loggedInBefore();
    for (let number = 0; number < 12; number++) await logIn(client('192.0.2.1', `browser ${number}`));
    expect(notices()).toHaveLength(10);
    await database().query(
      `UPDATE device_notices SET sent_at = sent_at - interval '25 hours' WHERE user_id = $1`,
      [userId],
    );
    await logIn(client('192.0.2.1', 'browser 0'));
    expect(notices()).toHaveLength(11);
  });

  it('is not mailed if the login fails', async () => {
    await loggedInBefore();
    const outdated = { userId, client: home, setAt: '2020-01-01' };
    const rejected = { code: 'session.credentials_rejected' };
    await expect(use.beginSession.execute(outdated)).rejects.toMatchObject(rejected);
    expect(await database().query('SELECT FROM mail_outbox WHERE recipient = $1', [email])).toEqual([]);
    expect(await database().query('SELECT FROM device_notices WHERE user_id = $1', [userId])).toEqual([]);
  });

  it('is mailed after the second factor, and not after a wrong one', async () => {
    const factors = secondFactors(database());
    const person = await addCaller(database());
    const { secret } = await enrolTotp(factors, person);
    await forgetUsedSteps(database(), person.userId);
    const own = () => notices(address);
    const address = await emailOf(person.userId);
    const challenge = async () => (await factors.openChallenge(person.userId))!.challengeToken;
    const finish = async (code: string) =>
      factors.finishLogin.execute(await challenge(), { method: 'totp', code }, home);
    await expect(finish('000000')).rejects.toMatchObject({ code: 'second_factor.rejected' });
    expect(own()).toEqual([]);
    await finish(totpCode(secret));
    expect(own()).toHaveLength(1);
  });
});

describe('the link "this was not me"', () => {
  const disown = (code: string, of = userId) =>
    use.disownLogin.execute({ userId: String(of), code }, client('192.0.2.99'));
  const rejected = { code: 'code.rejected' };
  const live = () =>
    database().query('SELECT FROM sessions WHERE user_id = $1 AND ended_at IS NULL', [userId]);

  async function mailedCode(from = client('198.51.100.7')): Promise<string> {
    await logIn(from);
    return mails.code('new-device');
  }

  it('ends all sessions, forgets the known devices, invalidates the password and mails a link for a new one', async () => {
    const person = await addCaller(database());
    [userId, email] = [person.userId, await emailOf(person.userId)];
    const device = await use.remember.execute((await logIn(home)).sessionId, home);
    const code = await mailedCode();
    await disown(code);
    expect(await live()).toEqual([]);
    expect(await database().query('SELECT FROM known_devices WHERE user_id = $1', [userId])).toEqual([]);
    const known = { ...home, deviceTokens: [device!.token] };
    await expect(use.confirmPassword.execute(userId, password, known)).rejects.toMatchObject({
      code: 'request.invalid_fields',
    });
    const events = await database().query<{ kind: string }[]>(
      `SELECT kind FROM security_events WHERE user_id = $1 AND address = '192.0.2.99' ORDER BY kind`,
      [userId],
    );
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['session.ended', 'session.disowned']));

    const newPassword = 'another password, as good';
    const reset = { userId: String(userId), code: mails.code('password-reset'), newPassword };
    await use.resetPassword.execute(reset, home);
    await use.confirmPassword.execute(userId, newPassword, home);
  });

  it('keeps the second factors of the account', async () => {
    const factors = secondFactors(database());
    const person = await addCaller(database());
    const { secret } = await enrolTotp(factors, person);
    await forgetUsedSteps(database(), person.userId);
    const challenge = await factors.openChallenge(person.userId);
    const factor = { method: 'totp', code: totpCode(secret) } as const;
    await factors.finishLogin.execute(challenge!.challengeToken, factor, client('198.51.100.7'));
    await disown(mails.code('new-device'), person.userId);
    const [user] = await database().query('SELECT has_second_factor FROM users WHERE id = $1', [
      person.userId,
    ]);
    expect(user).toEqual({ has_second_factor: true });
  });

  it('works once, for one of many calls at the same time', async () => {
    await loggedInBefore();
    const code = await mailedCode();
    expect(fulfilled(await many(8, () => disown(code)))).toHaveLength(1);
    expect(mails.mails(email).filter(({ template }) => template === 'password-reset')).toHaveLength(1);
    await expect(disown(code)).rejects.toMatchObject(rejected);
  });

  it('works although another login on a new device was mailed since', async () => {
    await loggedInBefore();
    const code = await mailedCode();
    await mailedCode(client('203.0.113.9'));
    await disown(code);
    expect(await live()).toEqual([]);
  });

  it.each([
    ['has expired', () => database().query('UPDATE device_notices SET expires_at = now()')],
    [
      'was mailed before a reset of the password',
      async () => {
        await use.requestReset.execute(email, home);
        await use.fulfil.execute();
        const reset = { userId: String(userId), code: mails.code('password-reset') };
        await use.resetPassword.execute({ ...reset, newPassword: 'another password, as good' }, home);
        await logIn(home);
      },
    ],
    [
      'belongs to a deactivated account',
      () => database().query('UPDATE users SET is_active = false WHERE id = $1', [userId]),
    ],
  ])('changes nothing if it %s', async (_, happens) => {
    await loggedInBefore();
    const code = await mailedCode();
    await happens();
    const before = await live();
    await expect(disown(code)).rejects.toMatchObject(rejected);
    expect(await live()).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
  });

  it('changes nothing for another account, and for an unknown code', async () => {
    await loggedInBefore();
    const code = await mailedCode();
    const other = await addPerson(database(), 'worker');
    await expect(disown(code, other)).rejects.toMatchObject(rejected);
    await expect(disown('unknown')).rejects.toMatchObject(rejected);
    await expect(disown(code, Number.NaN)).rejects.toMatchObject(rejected);
    expect(await live()).toHaveLength(2);
  });

  it('is deleted once it has expired', async () => {
    await loggedInBefore();
    await mailedCode();
    await database().query('UPDATE device_notices SET expires_at = now() WHERE user_id = $1', [userId]);
    await new FlushExpired(database()).execute();
    expect(await database().query('SELECT FROM device_notices WHERE user_id = $1', [userId])).toEqual([]);
  });
});
