/** Password reset, password change and email change through the API, with the links of the mails. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { totpCode } from '../support/second-factor/totp-code.js';
import { type Answer, Browser } from '../support/http/browser.js';
import { runCommand } from '../support/apps/run-command.js';
import { expectDead, expectLive, tokensOf } from '../support/tokens/entry-points.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  logIn,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { mailedCode } from '../support/mail/one-time-codes.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const api = (path: string) => `/api/v1/${path}`;
const OK = { status: 'OK' };
const rejected = { status: 'FAIL', detail: expect.any(String), code: 'code.rejected' };

let bus: VerificationClient;
beforeAll(async () => (bus = await VerificationClient.connect(environment['KAFKA_URL']!)));
afterAll(() => bus.close());

const person = () => loggedInPerson(gateway, mailbox);
const entryPoints = () => ({ gateways: [gateway], bus });
const loginStatus = async (email: string, password: string) =>
  (await new Browser(gateway).post(api('login/'), { email, password })).status;

/** Requests a password reset. @returns the link of the mail */
async function askedFor(email: string, mails: number): Promise<URL> {
  const answer = await new Browser(gateway).post(api('password/reset/'), { email });
  expect([answer.status, answer.body]).toEqual([202, OK]);
  await mailbox.mail(email, mails);
  return mailbox.link(email);
}

const given = (link: URL) => Object.fromEntries(link.searchParams) as { user_id: string; code: string };

/** Another browser of the same user. */
async function elsewhere({ email, password }: KnownPerson): Promise<Browser> {
  const browser = new Browser(gateway);
  await logIn({ browser, email, password });
  return browser;
}

const shapeOf = ({ status, body, headers, setCookies }: Answer) => ({
  status,
  body,
  // The values are random and of equal length.
  setCookies: setCookies.map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;')),
  headers: [...headers.keys()].filter((name) => !['keep-alive', 'connection'].includes(name)),
});

describe('a forgotten password', () => {
  it('is reset once by the mailed link; every session ends on every entry point', async () => {
    const user = await person();
    const tokens = [tokensOf(user.browser), tokensOf(await elsewhere(user))];
    const link = await askedFor(user.email, 2);
    const newPassword = uniquePassword();
    const reset = () =>
      new Browser(gateway).post(api('password/reset/confirm/'), {
        ...given(link),
        new_password: newPassword,
      });
    const first = await reset();
    expect([first.status, first.body]).toEqual([200, OK]);
    expect(first.setCookies).toEqual([expect.stringMatching(/^device=[\w-]{43}; Max-Age=\d+; Path=\/; /)]);
    for (const held of tokens) await expectDead(held, entryPoints());
    expect(await loginStatus(user.email, newPassword)).toBe(200);
    expect(await loginStatus(user.email, user.password)).toBe(401);
    const second = await reset();
    expect([second.status, second.body]).toEqual([404, rejected]);
    expect((await mailbox.mail(user.email, 3)).subject).not.toBe('');
  });

  it('does not replace a second factor: the browser of the reset is asked for it at login', async () => {
    const { browser, email, password: current_password } = await person();
    const begun = await browser.post(api('me/second-factor/totp/'), { current_password });
    const code = totpCode((begun.body as { secret: string }).secret);
    expect((await browser.post(api('me/second-factor/totp/confirm/'), { code })).status).toBe(200);
    const resetting = new Browser(gateway);
    const given = await mailedCode(environment, { email, purpose: 'password_reset', newEmail: '' });
    const new_password = uniquePassword();
    const reset = await resetting.post(api('password/reset/confirm/'), { ...given, new_password });
    expect(reset.status).toBe(200);
    const login = await resetting.post(api('login/'), { email, password: new_password });
    expect(login.body).toMatchObject({ status: 'SECOND_FACTOR_REQUIRED' });
    expect((await resetting.post(api('test/'))).status).toBe(401);
  });

  it('is set on the page of the link, and opening the page does not use up the link', async () => {
    const { email } = await activatedPerson(gateway, mailbox);
    const link = await askedFor(email, 2);
    const browser = new Browser(gateway);
    const path = link.pathname + link.search;
    const accept = { Accept: 'text/html', 'Accept-Language': 'en' };
    await browser.request('HEAD', path);
    const page = await browser.get(path, { headers: accept });
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'same-origin']);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(page.body).toContain('<form method="post" action="/api/v1/password/reset/confirm/">');
    const hidden = [...String(page.body).matchAll(/name="(user_id|code)" value="([^"]*)"/g)];
    expect(Object.fromEntries(hidden.map(([, name, value]) => [name, value]))).toEqual(given(link));
    const send = (new_password: string) =>
      browser.post(link.pathname, new URLSearchParams({ ...given(link), new_password }), { headers: accept });
    const weak = await send('short');
    expect([weak.status, weak.body]).toEqual([400, expect.stringContaining('too short')]);
    expect(weak.body).toContain('<form');
    const newPassword = uniquePassword();
    const done = await send(newPassword);
    expect([done.status, done.body]).toEqual([200, expect.stringContaining('Your password is set')]);
    expect(await loginStatus(email, newPassword)).toBe(200);
    const again = await send(uniquePassword());
    expect([again.status, again.body]).toEqual([404, expect.stringContaining('does not work')]);
  });

  it('is requested with one answer for every email', async () => {
    const { email } = await activatedPerson(gateway, mailbox);
    const answers = [];
    for (const asked of [email, uniqueEmail('nobody')]) {
      answers.push(shapeOf(await new Browser(gateway).post(api('password/reset/'), { email: asked })));
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it('activates an account that was not yet activated', async () => {
    const { email } = await register(gateway);
    await mailbox.mail(email);
    const link = await askedFor(email, 2);
    const password = uniquePassword();
    await new Browser(gateway).post(api('password/reset/confirm/'), {
      ...given(link),
      new_password: password,
    });
    expect(await loginStatus(email, password)).toBe(200);
  });

  it.each([
    ['no code', { user_id: 1, new_password: 'x' }, { code: ['This field is required.'] }],
    ['an object', { user_id: {}, code: 'x', new_password: 'x' }, { user_id: [expect.any(String)] }],
    [
      'another field',
      { user_id: 1, code: 'x', new_password: 'x', email: 'x' },
      { email: [expect.any(String)] },
    ],
  ])('with %s is refused by field', async (_, body, fields) => {
    const answer = await new Browser(gateway).post(api('password/reset/confirm/'), body);
    expect([answer.status, answer.body]).toEqual([400, fields]);
  });

  it('cannot be set from another site', async () => {
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    for (const path of ['password/reset/', 'password/reset/confirm/', 'email/confirm/']) {
      expect((await new Browser(gateway).post(api(path), {}, { headers })).status).toBe(403);
    }
  });
});

describe('a password changed by its owner', () => {
  it('ends all other sessions on every entry point; the current one continues with new tokens', async () => {
    const user = await person();
    const other = tokensOf(await elsewhere(user));
    const { browser, email, password } = user;
    const before = tokensOf(browser);
    const newPassword = uniquePassword();
    const answer = await browser.post(api('me/password/'), {
      current_password: password,
      new_password: newPassword,
    });
    expect([answer.status, answer.body]).toEqual([200, OK]);
    await expectDead(other, entryPoints());
    await expectLive(tokensOf(browser), entryPoints());
    expect(tokensOf(browser).refresh).not.toBe(before.refresh);
    expect((await browser.post(api('test/'))).status).toBe(200);
    expect((await browser.post(api('login/refresh/'))).status).toBe(200);
    expect(await loginStatus(email, newPassword)).toBe(200);
    expect(await loginStatus(email, password)).toBe(401);
  });

  it('requires the current password, the CSRF token and a new password that meets the rules', async () => {
    const { browser, password } = await person();
    const send = (current_password: string, new_password: string, headers = {}) =>
      browser.post(api('me/password/'), { current_password, new_password }, { headers });
    const wrong = await send('not the password', uniquePassword());
    expect([wrong.status, wrong.body]).toEqual([400, { current_password: [expect.any(String)] }]);
    const weak = await send(password, 'password1');
    expect([weak.status, weak.body]).toEqual([400, { new_password: [expect.any(String)] }]);
    expect((await send(password, uniquePassword(), { 'X-CSRFToken': '' })).status).toBe(403);
    expect((await browser.post(api('test/'))).status).toBe(200);
  });
});

describe('another email', () => {
  it('is confirmed at the new address; the old one is notified, and all sessions end', async () => {
    const user = await person();
    const other = tokensOf(await elsewhere(user));
    const { browser, email, password } = user;
    const newEmail = uniqueEmail('new');
    const answer = await browser.post(api('me/email/'), { email: newEmail, current_password: password });
    expect([answer.status, answer.body]).toEqual([202, OK]);
    const link = await mailbox.link(newEmail);
    expect((await mailbox.mail(email, 2)).text).toContain(newEmail);
    const page = await new Browser(gateway).get(link.pathname + link.search);
    expect(page.body).toContain('<form method="post" action="/api/v1/email/confirm/">');
    expect(await loginStatus(newEmail, password)).toBe(401);
    const headers = { Accept: 'text/html', 'Accept-Language': 'ru' };
    const send = (current_password: string) =>
      new Browser(gateway).post(link.pathname, new URLSearchParams({ ...given(link), current_password }), {
        headers,
      });
    const wrong = await send('not the password');
    expect([wrong.status, wrong.body]).toEqual([400, expect.stringContaining('Пароль не подошёл')]);
    expect(wrong.body).toContain('name="current_password"');
    const confirmed = await send(password);
    expect([confirmed.status, confirmed.body]).toEqual([200, expect.stringContaining('Адрес изменён')]);
    // The browser that confirmed has no session: see session-replacement.e2e-spec.ts for one that has.
    for (const held of [other, tokensOf(browser)]) await expectDead(held, entryPoints());
    expect([await loginStatus(newEmail, password), await loginStatus(email, password)]).toEqual([200, 401]);
    expect((await mailbox.mail(email, 3)).text).toContain(newEmail);
    const again = await new Browser(gateway).post(link.pathname, given(link));
    expect([again.status, again.body]).toEqual([404, rejected]);
  });

  it('is requested with one answer, whether or not it is taken', async () => {
    const { browser, password, email } = await person();
    const taken = await activatedPerson(gateway, mailbox);
    const answers = [];
    for (const wanted of [taken.email, uniqueEmail('free')]) {
      answers.push(
        shapeOf(await browser.post(api('me/email/'), { email: wanted, current_password: password })),
      );
      await mailbox.mail(email, answers.length + 1);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect((await mailbox.mail(taken.email, 2)).subject).not.toBe('');
    expect(await loginStatus(taken.email, taken.password)).toBe(200);
  });
});

describe('registering with an email that is taken', () => {
  it('is answered exactly like any other registration; the owner gets a mail with a link to set a password', async () => {
    const owner = await activatedPerson(gateway, mailbox);
    const answers = [];
    for (const email of [owner.email, uniqueEmail('free')]) {
      const body = { email, password: uniquePassword(), profile: workerProfile() };
      const { body: echoed, ...rest } = shapeOf(await new Browser(gateway).post(api('register/'), body));
      expect(echoed).toEqual({ email, profile: workerProfile() });
      answers.push(rest);
    }
    expect(answers[0]).toEqual(answers[1]);
    await mailbox.mail(owner.email, 2);
    const link = await mailbox.link(owner.email);
    const password = uniquePassword();
    await new Browser(gateway).post(link.pathname, { ...given(link), new_password: password });
    expect(await loginStatus(owner.email, password)).toBe(200);
  });
});

describe('the shell', () => {
  it('sets a password from standard input, and mails a link', async () => {
    const user = await person();
    const password = uniquePassword();
    const set = await runCommand(['users', 'set-password', user.email], environment, `${password}\n`);
    expect([set.code, set.stderr, set.stdout]).toEqual([0, '', expect.stringContaining('is set')]);
    await expectDead(tokensOf(user.browser), entryPoints());
    expect(await loginStatus(user.email, password)).toBe(200);
    const weak = await runCommand(['users', 'set-password', user.email], environment, 'short\n');
    expect([weak.code, weak.stdout]).toEqual([1, '']);
    expect(weak.stderr).toContain('too short');
    const sent = await runCommand(['users', 'send-reset', user.email], environment);
    expect([sent.code, sent.stderr]).toEqual([0, '']);
    await mailbox.mail(user.email, 3);
    expect((await mailbox.link(user.email)).pathname).toBe(api('password/reset/confirm/'));
  });
});
