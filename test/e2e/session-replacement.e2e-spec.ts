/** A change of credentials ends copies of the session it is made in, and does not interrupt its owner. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { totpCode } from '../support/second-factor/totp-code.js';
import { type Answer, Browser } from '../support/http/browser.js';
import {
  claimsOf,
  type EntryPoints,
  expectDead,
  expectLive,
  holding,
  tokensOf,
} from '../support/tokens/entry-points.js';
import { eventually } from '../support/eventually.js';
import {
  type KnownPerson,
  loggedInPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { addPasskey } from '../support/second-factor/passkeys.js';
import { Teardown } from '../support/test-run/teardown.js';
import { type Revoked, TopicReader } from '../support/kafka/topic-reader.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const teardown = new Teardown();
const factors = (path = '') => api(`me/second-factor/${path}`);
let entryPoints: EntryPoints;
let revocations: TopicReader<Revoked>;
beforeAll(async () => {
  await database.connect();
  teardown.add(() => database.end());
  const second = await startApp('gateway', { ...environment, PORT: String(await freePort()) });
  teardown.add(() => second.stop());
  const bus = await VerificationClient.connect(environment['KAFKA_URL']!);
  teardown.add(() => bus.close());
  entryPoints = { gateways: [gateway, second.url], bus };
  revocations = await TopicReader.open(environment['KAFKA_URL']!, 'auth_revocations');
  teardown.add(() => revocations.close());
});
afterAll(() => teardown.run());

const person = () => loggedInPerson(gateway, mailbox);
const statusOf = async (browser: Browser) => (await browser.post(api('test/'))).status;
const sessionOf = (browser: Browser) => claimsOf(tokensOf(browser).refresh).sid;

/** @returns the fields that a session keeps from its login */
async function factsOf(browser: Browser): Promise<object> {
  const { rows } = await database.query<object>(
    'SELECT created_at, absolute_expires_at, device FROM sessions WHERE id = $1',
    [sessionOf(browser)],
  );
  return rows[0]!;
}

/** Another browser with a copy of all cookies. */
function copyOf(browser: Browser, at = gateway): Browser {
  const copy = new Browser(at);
  copy.jar.restore(browser.jar.snapshot());
  return copy;
}

/** @returns the secret of a new authenticator app */
async function enrolApp({ browser, password, userId }: KnownPerson): Promise<string> {
  const begun = await browser.post(factors('totp/'), { current_password: password });
  const { secret } = begun.body as { secret: string };
  const confirmed = await browser.post(factors('totp/confirm/'), { code: totpCode(secret) });
  expect(confirmed.status).toBe(200);
  await database.query('UPDATE totp_secrets SET last_step = last_step - 100 WHERE user_id = $1', [userId]);
  return secret;
}

const newPassword = ({ browser, password }: KnownPerson) =>
  browser.post(api('me/password/'), { current_password: password, new_password: uniquePassword() });

type Change = (user: KnownPerson, prepared: string) => Promise<unknown>;
const nothing = async () => '';

const changes: [string, (user: KnownPerson) => Promise<string>, Change][] = [
  ['a new password', nothing, newPassword],
  ['the first second factor, an app', nothing, enrolApp],
  ['the first second factor, a passkey', nothing, addPasskey],
  ['a further second factor', enrolApp, addPasskey],
  [
    'a removed second factor',
    enrolApp,
    ({ browser, password }) =>
      browser.request('DELETE', factors('totp/'), { body: { current_password: password } }),
  ],
  [
    'new recovery codes',
    enrolApp,
    ({ browser, password }) => browser.post(factors('recovery-codes/'), { current_password: password }),
  ],
  [
    'a step-up',
    enrolApp,
    ({ browser }, secret) => browser.post(api('me/step-up/'), { method: 'totp', code: totpCode(secret) }),
  ],
  [
    'a confirmed email',
    async ({ browser, password }) => {
      const email = uniqueEmail('new');
      await browser.post(api('me/email/'), { email, current_password: password });
      return (await mailbox.link(email)).href;
    },
    ({ browser }, link) => {
      const { pathname, searchParams } = new URL(link);
      return browser.post(pathname, Object.fromEntries(searchParams));
    },
  ],
  ['the end of all other sessions', nothing, ({ browser }) => browser.request('DELETE', api('me/sessions/'))],
  ['a new login in the same browser', nothing, async (user) => logIn(user)],
];

describe('a copy of the session', () => {
  it.each(changes)(
    'is rejected on every entry point after %s; the caller continues',
    async (_, prepare, change) => {
      const user = await person();
      const { browser } = user;
      const prepared = await prepare(user);
      const copy = tokensOf(browser);
      await expectLive(copy, entryPoints);
      await change(user, prepared);
      const { sid } = claimsOf(copy.refresh);
      expect(sessionOf(browser)).not.toBe(sid);
      await expectDead(copy, entryPoints);
      await expectLive(tokensOf(browser), entryPoints);
      expect(await statusOf(browser)).toBe(200);
      expect((await browser.post(api('login/refresh/'))).status).toBe(200);
      expect(await statusOf(browser)).toBe(200);
      await revocations.find(`session:${sid}`, (revocation) => revocation !== null);
    },
  );

  it.each(changes.slice(0, -1))(
    'keeps login time, absolute expiry and device through %s',
    async (_, prepare, change) => {
      const user = await person();
      const prepared = await prepare(user);
      const before = await factsOf(user.browser);
      await change(user, prepared);
      expect(await factsOf(user.browser)).toEqual(before);
    },
  );

  it('gains nothing by a step-up, and cannot end the new session', async () => {
    const user = await person();
    const secret = await enrolApp(user);
    await database.query(
      `UPDATE sessions SET second_factor_at = second_factor_at - interval '1 hour' WHERE user_id = $1`,
      [user.userId],
    );
    const { browser, password: current_password } = user;
    const copy = copyOf(browser);
    const shown = { method: 'totp', code: totpCode(secret) };
    expect((await browser.post(api('me/step-up/'), shown)).status).toBe(200);
    expect((await copy.post(factors('recovery-codes/'), { current_password })).status).toBe(401);
    for (const path of ['logout/', 'logout/all/', 'login/refresh/']) {
      expect((await copy.post(api(path))).status).toBe(401);
    }
    expect((await copy.request('DELETE', api('login/refresh/'))).status).toBe(401);
    expect((await browser.post(factors('recovery-codes/'), { current_password })).status).toBe(201);
  });
});

describe('other tabs of the browser', () => {
  it('that refresh while the password changes lose no cookie, ten times in a row', async () => {
    const { browser, password } = await person();
    let current = password;
    for (let round = 0; round < 10; round++) {
      const tab = copyOf(browser);
      const next = uniquePassword();
      const change = browser.post(api('me/password/'), { current_password: current, new_password: next });
      const refused: Answer[] = [];
      const refresh = async () => {
        const answers = await Promise.all(Array.from({ length: 4 }, () => tab.post(api('login/refresh/'))));
        refused.push(...answers.filter(({ status }) => status !== 200));
        return refused.length > 0;
      };
      await eventually('The end of the old session', refresh, 30);
      expect((await change).status).toBe(200);
      expect(refused.map(({ status, setCookies }) => [status, setCookies])).toEqual(
        refused.map(() => [401, []]),
      );
      expect(await statusOf(browser)).toBe(200);
      current = next;
    }
  });

  it('keep their cookies when they send tokens of the old session, and lose them after a logout', async () => {
    const user = await person();
    const old = tokensOf(user.browser);
    await newPassword(user);
    const refresh = (tokens: typeof old) => holding(gateway, tokens).post(api('login/refresh/'));
    const stale = await refresh(old);
    expect(stale).toMatchObject({ status: 401, body: { code: 'token_not_valid' }, setCookies: [] });
    expect(stale.headers.get('x-session-replaced')).toBe('1');
    expect(await holding(gateway, old).post(api('logout/'))).toMatchObject({ status: 401, setCookies: [] });
    const current = tokensOf(user.browser);
    await user.browser.post(api('logout/'));
    const late = await refresh(current);
    expect([late.status, late.headers.get('x-session-replaced')]).toEqual([401, null]);
    expect(late.setCookies).toHaveLength(3);
  });
});

describe('the confirmation of a new email', () => {
  it.each<[string, (browser: Browser, other: Browser) => Browser, number[]]>([
    ['without a session', () => new Browser(gateway), [401, 401]],
    ['with a session of user else', (_, other) => other, [401, 200]],
    [
      'with a bare access token',
      (browser) => holding(gateway, { access: tokensOf(browser).access }),
      [401, 401],
    ],
  ])('in a browser %s ends all sessions of the account', async (_, confirming, statuses) => {
    const [user, other] = [await person(), await person()];
    const email = uniqueEmail('new');
    await user.browser.post(api('me/email/'), { email, current_password: user.password });
    const { pathname, searchParams } = await mailbox.link(email);
    const held = tokensOf(user.browser);
    const browser = confirming(user.browser, other.browser);
    const mailed = { ...Object.fromEntries(searchParams), current_password: user.password };
    const answer = await browser.post(pathname, mailed);
    expect(answer.status).toBe(200);
    await expectDead(held, entryPoints);
    expect([await statusOf(user.browser), await statusOf(browser)]).toEqual(statuses);
  });

  it('keeps the session of a browser that sends its refresh token alone', async () => {
    const user = await person();
    const { browser } = user;
    const email = uniqueEmail('new');
    await browser.post(api('me/email/'), { email, current_password: user.password });
    const { pathname, searchParams } = await mailbox.link(email);
    const copy = tokensOf(browser);
    browser.jar.delete('access_token');
    expect((await browser.post(pathname, Object.fromEntries(searchParams))).status).toBe(200);
    await expectDead(copy, entryPoints);
    expect(await statusOf(browser)).toBe(200);
  });
});

describe('a login', () => {
  it('of another user in the same browser ends the session before it', async () => {
    const [first, second] = [await person(), await person()];
    const before = tokensOf(first.browser);
    await logIn({ ...second, browser: first.browser });
    await expectDead(before, entryPoints);
    expect(await statusOf(first.browser)).toBe(200);
    expect(await statusOf(second.browser)).toBe(200);
  });

  it('with a second factor ends that session when it is completed, not before', async () => {
    const user = await person();
    const secret = await enrolApp(user);
    const before = tokensOf(user.browser);
    const { email, password, browser } = user;
    await browser.post(api('login/'), { email, password });
    await expectLive(before, entryPoints);
    const shown = { method: 'totp', code: totpCode(secret) };
    expect((await browser.post(api('login/second-factor/'), shown)).status).toBe(200);
    await expectDead(before, entryPoints);
  });

  it.each<[string, (victim: Browser) => Record<string, string>]>([
    ['an access token alone', (victim) => ({ access_token: tokensOf(victim).access })],
    [
      'an access token and the CSRF cookie of another session',
      (victim) => ({ access_token: tokensOf(victim).access, csrftoken: 'planted' }),
    ],
    [
      'a session id in a forged token',
      (victim) => ({ refresh_token: `${tokensOf(victim).refresh.slice(0, -8)}AAAAAAAA` }),
    ],
  ])('with %s of a victim in its cookies does not end the session of the victim', async (_, planted) => {
    const [victim, attacker] = [await person(), await person()];
    const browser = new Browser(gateway);
    for (const [name, value] of Object.entries(planted(victim.browser))) browser.jar.set(name, value);
    await logIn({ ...attacker, browser });
    expect(await statusOf(victim.browser)).toBe(200);
  });

  it('that is refused ends no session', async () => {
    const user = await person();
    const { email, browser } = user;
    expect((await browser.post(api('login/'), { email, password: 'wrong' })).status).toBe(401);
    expect(await statusOf(browser)).toBe(200);
  });
});
