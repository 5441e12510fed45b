/** Password rules, logins with passwords of all kinds, and the renewal of hashes. */
import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { checkedFetch } from '../support/http/checked-fetch.js';
import { runCommand } from '../support/apps/run-command.js';
import { activatedPerson, uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const current = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

beforeAll(() => database.connect());
afterAll(() => database.end());

const register = (email: string, password: unknown) =>
  new Browser(gateway).post('/api/v1/register/', { email, password, profile: workerProfile() });

const logIn = async (email: string, password: unknown) =>
  (await new Browser(gateway).post('/api/v1/login/', { email, password })).status;

/** A registered and activated user. */
async function personWith(password: string): Promise<string> {
  const email = uniqueEmail();
  expect((await register(email, password)).status).toBe(201);
  const link = await mailbox.link(email);
  expect((await new Browser(gateway).get(`/api/v1/activate/${link.search}`)).status).toBe(202);
  return email;
}

/** An active user with this hash in the table. */
async function personOf(passwordHash: string): Promise<{ email: string; stored: () => Promise<string> }> {
  const { email, userId } = await activatedPerson(gateway, mailbox);
  await database.query('UPDATE users SET password_hash = $2 WHERE id = $1', [userId, passwordHash]);
  const stored = async () =>
    (await database.query('SELECT password_hash FROM users WHERE id = $1', [userId])).rows[0].password_hash;
  return { email, stored };
}

/** 128 code points without a pattern. */
const emoji = Array.from({ length: 128 }, (_, n) => String.fromCodePoint(0x1f400 + ((n * n * 31) % 251)));

describe('a new password', () => {
  it.each([
    ['that everybody uses', 'password1', 'guessed first'],
    ['like the email', 'Jane_Roe-1990', 'similar to the email'],
    ['of 7 characters', 'kettle7', 'too short'],
    ['of 129 characters', 'x'.repeat(129), 'too long'],
    ['of a million characters', 'x'.repeat(1_000_000), 'too long'],
    ['with a NUL', 'longenough\0', 'Null'],
  ])('%s is refused over HTTP and in the shell, with the reason', async (_, password, why) => {
    const email = `jane.roe@${uniqueEmail().split('@')[0]}.example`;
    const answer = await register(email, password);
    expect([answer.status, answer.body]).toEqual([400, { password: [expect.stringContaining(why)] }]);
    const input = `${password.slice(0, 200)}\n`;
    const shell = ['createsuperuser', '--noinput', '--email', email];
    const command = await runCommand(shell, environment, input);
    expect([command.code, command.stdout]).toEqual([1, '']);
    expect(command.stderr).toContain(why);
  });

  it.each([
    ['another', 'pwdtoanotheruser'],
    ['some', 'ghbdtn007'],
  ])('of the examples callers have is accepted: %s, %s', async (name, password) => {
    const email = `${name}@${uniqueEmail().split('@')[0]}.ee`;
    expect((await register(email, password)).status).toBe(201);
  });

  it.each([
    ['of 128 emoji', emoji.join('')],
    ['with blanks around and in it', ' blanks around and in it '],
    ['of Cyrillic letters', 'снежинка на ладони'],
  ])('%s is accepted, and logs in', async (_, password) => {
    const email = await personWith(password);
    expect(await logIn(email, password)).toBe(200);
    expect(await logIn(email, password.slice(0, -2))).toBe(401);
  });

  it('is the same in every Unicode form', async () => {
    const email = await personWith('пароль с \u0439, \u00e9 и ｗｉｄｅ');
    expect(await logIn(email, 'пароль с \u0438\u0306, e\u0301 и wide')).toBe(200);
  });
});

describe('an existing password', () => {
  it('that would be refused today still logs in', async () => {
    const { email, stored } = await personOf(await hash('password'));
    expect(await logIn(email, 'password')).toBe(200);
    expect(await stored()).toMatch(current);
  });

  it('hashed at another cost is rehashed by the next login, and works after it', async () => {
    const password = uniquePassword();
    const cheap = await hash(password, { memoryCost: 8192, timeCost: 1 });
    const { email, stored } = await personOf(cheap);
    expect(await logIn(email, `${password}!`)).toBe(401);
    expect(await stored()).toBe(cheap);
    expect(await logIn(email, password)).toBe(200);
    expect(await stored()).toMatch(current);
    expect(await logIn(email, password)).toBe(200);
  });

  it('hashed by the old service as typed, unnormalised, works before and after its renewal', async () => {
    const typed = 'e\u0301te\u0301 de la rivie\u0300re';
    const digest = pbkdf2Sync(typed, 'saltsalt', 1000, 32, 'sha256').toString('base64');
    const { email, stored } = await personOf(`pbkdf2_sha256$1000$saltsalt$${digest}`);
    expect(await logIn(email, typed)).toBe(200);
    expect(await stored()).toMatch(current);
    expect(await logIn(email, typed)).toBe(200);
    expect(await logIn(email, typed.normalize('NFC'))).toBe(200);
  });

  it.each([
    ['argon2id of 4 GiB', `$argon2id$v=19$m=4194304,t=3,p=1$c2FsdHNhbHRzYWx0c2E$${'A'.repeat(43)}`],
    [
      'argon2id of a million passes',
      `$argon2id$v=19$m=19456,t=1000000,p=1$c2FsdHNhbHRzYWx0c2E$${'A'.repeat(43)}`,
    ],
    ['pbkdf2 of 2,000,001 iterations', `pbkdf2_sha256$2000001$salt$${'A'.repeat(43)}=`],
  ])('hashed as %s is refused without computing the hash', async (_, hostile) => {
    const { email } = await personOf(hostile);
    const answer = await checkedFetch(`${gateway}/api/v1/login/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: 'any password' }),
      signal: AbortSignal.timeout(10_000),
    });
    expect(answer.status).toBe(401);
  });
});

describe('a password of a megabyte', () => {
  it('at the login is a malformed request', async () => {
    const { email } = await activatedPerson(gateway, mailbox);
    expect(await logIn(email, 'x'.repeat(1_000_000))).toBe(400);
    expect(await logIn(email, 'x'.repeat(1_048_577))).toBe(413);
  });

  it('at the login, one character short of the limit of a field, is a wrong password', async () => {
    const { email } = await activatedPerson(gateway, mailbox);
    expect(await logIn(email, '\ufdfa'.repeat(1024))).toBe(401);
  });
});
