/** The life of a second factor over HTTP: added, required at login and before sensitive changes, lost and reset. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { totpCode } from '../support/second-factor/totp-code.js';
import { Browser } from '../support/http/browser.js';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { type EntryPoints, expectDead, expectLive, tokensOf } from '../support/tokens/entry-points.js';
import {
  type KnownPerson,
  loggedInPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { addPasskey, passkeyShape } from '../support/second-factor/passkeys.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const teardown = new Teardown();
/** Milliseconds. Each command is a process that loads the whole program. */
vi.setConfig({ testTimeout: 180_000 });

const factors = (path = '') => api(`me/second-factor/${path}`);

let entryPoints: EntryPoints;
let root: Browser;

beforeAll(async () => {
  await database.connect();
  teardown.add(() => database.end());
  const bus = await VerificationClient.connect(environment['KAFKA_URL']!);
  teardown.add(() => bus.close());
  entryPoints = { gateways: [gateway], bus };
  const [email, password] = [uniqueEmail('root'), uniquePassword()];
  const given = { SUPERUSER_EMAIL: email, SUPERUSER_PASSWORD: password };
  await mustRun(['createsuperuser', '--noinput'], { ...environment, ...given });
  root = new Browser(gateway);
  await logIn({ browser: root, email, password });
});

afterAll(() => teardown.run());

interface Enrolled extends KnownPerson {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** A user with an authenticator app, in the session in which it was added. */
async function enrolledPerson(): Promise<Enrolled> {
  const person = await loggedInPerson(gateway, mailbox);
  const { browser, password: current_password, userId } = person;
  const begun = await browser.post(factors('totp/'), { current_password });
  expect(begun.status).toBe(201);
  const { secret } = begun.body as { secret: string };
  const confirmed = await browser.post(factors('totp/confirm/'), { code: totpCode(secret) });
  expect(confirmed.status).toBe(200);
  await codesGoStale(userId);
  const { recovery_codes: recoveryCodes } = confirmed.body as { recovery_codes: string[] };
  return { ...person, secret, recoveryCodes };
}

/** Moves the time of the authenticator app forward. */
const codesGoStale = (userId: number) =>
  database.query('UPDATE totp_secrets SET last_step = last_step - 100 WHERE user_id = $1', [userId]);

/** Makes all sessions of a user older. */
const proofsGoStale = (userId: number) =>
  database.query(
    `UPDATE sessions SET second_factor_at = second_factor_at - interval '1 hour' WHERE user_id = $1`,
    [userId],
  );

/** A browser after the password step of the login. */
async function halfLoggedIn({ email, password }: Pick<KnownPerson, 'email' | 'password'>): Promise<Browser> {
  const browser = new Browser(gateway);
  const answer = await browser.post(api('login/'), { email, password });
  expect(answer).toMatchObject({ status: 200, body: { status: 'SECOND_FACTOR_REQUIRED' } });
  return browser;
}

const finish = (browser: Browser, shown: object) => browser.post(api('login/second-factor/'), shown);
const done = { status: 200, body: { action: 'LOGIN', status: 'OK' } };
const isIn = async (browser: Browser) => (await browser.post(api('test/'))).status;

describe('the login of a user with a second factor', () => {
  it('creates no session by the password alone, only a cookie that no entry point accepts as a token', async () => {
    const person = await enrolledPerson();
    const browser = new Browser(gateway);
    const { email, password } = person;
    const answer = await browser.post(api('login/'), { email, password });
    expect([answer.status, answer.body]).toEqual([
      200,
      { action: 'LOGIN', status: 'SECOND_FACTOR_REQUIRED', methods: ['totp', 'recovery_code'] },
    ]);
    expect(answer.setCookies).toEqual([
      expect.stringMatching(
        /^login_challenge=[\w-]{43}; Max-Age=300; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const challenge = browser.jar.get('login_challenge')!;
    for (const value of [challenge, tokensOf(person.browser).access.replace(/\.[^.]*$/, `.${challenge}`)]) {
      await expectDead({ access: value, refresh: value }, entryPoints);
    }
    expect(await isIn(browser)).toBe(401);
  });

  it('is completed with a TOTP code, which works once', async () => {
    const person = await enrolledPerson();
    const [one, other] = [await halfLoggedIn(person), await halfLoggedIn(person)];
    const shown = { method: 'totp', code: totpCode(person.secret) };
    const answer = await finish(one, shown);
    expect(answer).toMatchObject(done);
    const names = answer.setCookies.map((line) => line.slice(0, line.indexOf('=')));
    expect(names).toEqual(['login_challenge', 'device', 'access_token', 'refresh_token', 'csrftoken']);
    expect(one.jar.get('login_challenge')).toBeUndefined();
    await expectLive(tokensOf(one), entryPoints);
    const again = await finish(other, shown);
    expect([again.status, again.body, again.setCookies]).toEqual([
      403,
      { detail: 'This code or passkey is not accepted.', code: 'second_factor_rejected' },
      [],
    ]);
    expect(await isIn(other)).toBe(401);
  });

  it('is completed with a recovery code, which works once, and the owner gets a mail', async () => {
    const person = await enrolledPerson();
    const shown = { method: 'recovery_code', code: person.recoveryCodes[0] };
    expect(await finish(await halfLoggedIn(person), shown)).toMatchObject(done);
    expect((await finish(await halfLoggedIn(person), shown)).status).toBe(403);
    const mail = await mailbox.mailWith(person.email, /your\s+recovery\s+codes|ваших\s+резервных/);
    expect(mail.text).not.toContain(shown.code);
  });

  it('is completed with a passkey, whose challenge accepts one response', async () => {
    const person = await enrolledPerson();
    const authenticator = await addPasskey(person);
    const browser = await halfLoggedIn(person);
    const options = await browser.post(api('login/second-factor/passkey-options/'));
    expect(options).toMatchObject({ status: 200, body: { rpId: '127.0.0.1' } });
    const response = authenticator.get(options.body);
    const stranger = await halfLoggedIn(person);
    expect((await finish(stranger, { method: 'passkey', response })).status).toBe(403);
    expect(await finish(browser, { method: 'passkey', response })).toMatchObject(done);
    await expectLive(tokensOf(browser), entryPoints);
    expect((await finish(stranger, { method: 'passkey', response })).status).toBe(403);
  });

  it('starts again with the password after five wrong codes, and the owner gets a mail', async () => {
    const person = await enrolledPerson();
    const browser = await halfLoggedIn(person);
    const wrong = () => finish(browser, { method: 'totp', code: '000000' });
    const answers = await Promise.all(Array.from({ length: 12 }, wrong));
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(5);
    const late = await finish(browser, { method: 'totp', code: totpCode(person.secret) });
    expect([late.status, (late.body as { code: string }).code]).toEqual([401, 'login_expired']);
    await mailbox.mailWith(person.email, /failed\s+several\s+times|не\s+прошёл\s+второй\s+шаг/);
    expect(
      await finish(await halfLoggedIn(person), { method: 'totp', code: totpCode(person.secret) }),
    ).toMatchObject(done);
  });

  it.each<[string, object, object]>([
    ['no method', {}, { method: ['This field is required.'] }],
    ['an unknown one', { method: 'sms', code: '1' }, { method: [expect.any(String)] }],
    ['no code', { method: 'totp' }, { code: ['This field is required.'] }],
    ['no response', { method: 'passkey', response: null }, { response: ['This field is required.'] }],
    [
      'both',
      { method: 'totp', code: '1', response: passkeyShape() },
      { response: ['Not a field of this method.'] },
    ],
    ['a list for a response', { method: 'passkey', response: [] }, { response: [expect.any(String)] }],
    ['text for a response', { method: 'passkey', response: '{"id":1}' }, { response: [expect.any(String)] }],
    ['an endless code', { method: 'totp', code: '1'.repeat(65) }, { code: [expect.any(String)] }],
    ['an unknown field', { method: 'totp', code: '1', user_id: 1 }, { user_id: ['Unknown field.'] }],
  ])('with %s is refused by field', async (_, body, fault) => {
    const answer = await finish(new Browser(gateway), body);
    expect([answer.status, answer.body]).toEqual([400, fault]);
  });

  it('cannot be completed without its cookie, or from another site', async () => {
    const person = await enrolledPerson();
    const shown = { method: 'totp', code: totpCode(person.secret) };
    expect((await finish(new Browser(gateway), shown)).status).toBe(401);
    const browser = await halfLoggedIn(person);
    const headers = { Origin: 'https://evil.example.net', 'Sec-Fetch-Site': 'cross-site' };
    const foreign = await browser.post(api('login/second-factor/'), shown, { headers });
    expect([foreign.status, foreign.setCookies]).toEqual([403, []]);
    expect(await finish(browser, shown)).toMatchObject(done);
  });
});

describe('a user', () => {
  it('lists, names and removes factors; removing the last one also removes the recovery codes', async () => {
    const person = await enrolledPerson();
    const { browser, password: current_password } = person;
    await addPasskey(person);
    const listed = (await browser.get(factors())).body as {
      totp: object;
      passkeys: { id: string; name: string }[];
      recovery_codes_left: number;
    };
    expect(listed).toMatchObject({
      totp: { created_at: expect.any(String) },
      passkeys: [{ name: 'Phone', last_used_at: null, backed_up: false }],
      recovery_codes_left: 10,
    });
    const passkey = factors(`passkeys/${listed.passkeys[0]!.id}/`);
    const renamed = await browser.request('PATCH', passkey, { body: { name: 'Key' } });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Key' } });
    const remove = (path: string, password = current_password) =>
      browser.request('DELETE', path, { body: { current_password: password } });
    expect((await remove(passkey, 'wrong')).body).toEqual({ current_password: [expect.any(String)] });
    expect((await remove(passkey)).status).toBe(204);
    expect((await remove(factors('totp/'))).status).toBe(204);
    expect((await browser.get(factors())).body).toEqual({ totp: null, passkeys: [], recovery_codes_left: 0 });
    await logIn({ ...person, browser: new Browser(gateway) });
  });

  it('is logged out on other devices when the first factor is added, and not for later ones', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const elsewhere = new Browser(gateway);
    await logIn({ ...person, browser: elsewhere });
    await addPasskey(person);
    await expectDead(tokensOf(elsewhere), entryPoints);
    await expectLive(tokensOf(person.browser), entryPoints);
  });

  it('must step up before a sensitive change, with any of the methods', async () => {
    const person = await enrolledPerson();
    const { browser, password: current_password, userId } = person;
    const authenticator = await addPasskey(person);
    const renew = () => browser.post(factors('recovery-codes/'), { current_password });
    const stepUp = (shown: object) => browser.post(api('me/step-up/'), shown);
    const signed = async () =>
      authenticator.get((await browser.post(api('me/step-up/passkey-options/'))).body);
    let code = person.recoveryCodes[0];
    for (const show of [
      async () => ({ method: 'totp', code: totpCode(person.secret) }),
      async () => ({ method: 'passkey', response: await signed() }),
      async () => ({ method: 'recovery_code', code }),
    ]) {
      await proofsGoStale(userId);
      const refused = await renew();
      expect([refused.status, refused.body]).toEqual([
        403,
        { detail: 'Show your second factor once more for this.', code: 'step_up_required' },
      ]);
      expect((await stepUp({ method: 'totp', code: '000000' })).status).toBe(403);
      expect(await stepUp(await show())).toMatchObject({ status: 200, body: { status: 'OK' } });
      const renewed = await renew();
      expect(renewed.status).toBe(201);
      [code] = (renewed.body as { recovery_codes: string[] }).recovery_codes;
    }
  });
});

describe('a user who has lost their second factor', () => {
  it('can have it reset by an administrator, who must step up first and cannot reset their own', async () => {
    const person = await enrolledPerson();
    const admin = await enrolledPerson();
    const headers = { 'If-Match': (await root.get(api(`users/${admin.userId}/`))).headers.get('etag')! };
    const flags = { headers, body: { is_admin: true } };
    expect((await root.request('PATCH', api(`users/${admin.userId}/flags/`), flags)).status).toBe(200);
    const reset = (userId: number) => admin.browser.request('DELETE', api(`users/${userId}/second-factor/`));
    expect((await reset(admin.userId)).status).toBe(403);
    await proofsGoStale(admin.userId);
    expect((await reset(person.userId)).body).toMatchObject({ code: 'step_up_required' });
    const shown = { method: 'totp', code: totpCode(admin.secret) };
    expect((await admin.browser.post(api('me/step-up/'), shown)).status).toBe(200);
    expect((await reset(person.userId)).status).toBe(204);
    expect((await reset(person.userId)).status).toBe(409);
    await expectDead(tokensOf(person.browser), entryPoints);
    await logIn({ ...person, browser: new Browser(gateway) });
    await mailbox.mailWith(person.email, /an\s+administrator\s+removed|администратор\s+удалил/i);
    const { body } = await root.get(api(`audit/?target_type=user&target_id=${person.userId}`));
    expect(JSON.stringify(body)).toContain('user.second_factor_reset');
  });

  it('is helped in the shell, which lists who has one', async () => {
    const person = await enrolledPerson();
    const run = (...command: string[]) => runCommand(['users', ...command, person.email], environment);
    expect(JSON.parse((await run('show')).stdout)).toMatchObject({ has_second_factor: true });
    expect((await run('reset-second-factor')).stdout).toBe(
      `User ${person.userId} has no second factor any more.\n`,
    );
    expect(JSON.parse((await run('show')).stdout)).toMatchObject({ has_second_factor: false });
    const again = await run('reset-second-factor');
    expect([again.code, again.stderr]).toEqual([1, 'This account has no such second factor.\n']);
    await logIn({ ...person, browser: new Browser(gateway) });
  });
});
