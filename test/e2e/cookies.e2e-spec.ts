/** Cookies as browsers send them: stale, broken and planted ones beside the valid one, and the prefixed style. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { mustRun } from '../support/apps/run-command.js';
import { claimsOf, tokensOf } from '../support/tokens/entry-points.js';
import {
  activatedPerson,
  type KnownPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { Teardown } from '../support/test-run/teardown.js';

const { gateway, mailbox } = inject('system');
const teardown = new Teardown();
afterAll(() => teardown.run());

describe('foreign cookies beside the valid ones', () => {
  let person: KnownPerson;
  let ended: string;
  beforeAll(async () => {
    person = await activatedPerson(gateway, new Mailbox(mailbox));
    const other = new Browser(gateway);
    await logIn({ ...person, browser: other });
    ended = tokensOf(other).access;
    await other.post(api('logout/'));
    await logIn(person);
  });

  it.each<[string, (name: string) => string]>([
    ['garbage', (name) => `${name}=garbage; ${name}=a.b.c`],
    ['broken encoding', (name) => `${name}=%E0%A4%A; ${name}=%; ${name}=\u00ff`],
    ['something huge', (name) => `${name}=${'x'.repeat(4200)}`],
    ['an empty one', (name) => `${name}=; ${name}`],
    ['a token of an ended session', (name) => `${name}=${ended}`],
    [
      'fifty that were planted',
      (name) => Array.from({ length: 50 }, (_, n) => `${name}=a.b.c${n}`).join('; '),
    ],
  ])('%s do not lock the user out, before or after them', async (_, planted) => {
    for (const order of ['before', 'after']) {
      const good = person.browser.jar.header();
      const bad = ['access_token', 'csrftoken', 'device'].map(planted).join('; ');
      const Cookie = order === 'before' ? `${bad}; ${good}` : `${good}; ${bad}`;
      expect((await person.browser.post(api('test/'), undefined, { headers: { Cookie } })).status).toBe(200);
      const refresh = planted('refresh_token');
      const both = order === 'before' ? `${refresh}; ${good}` : `${good}; ${refresh}`;
      const answer = await person.browser.post(api('login/refresh/'), undefined, {
        headers: { Cookie: both },
      });
      expect(answer.status).toBe(200);
    }
  });

  it('are refused and cleared when no valid cookie is there', async () => {
    const headers = { Cookie: 'refresh_token=garbage; refresh_token=a.b.c' };
    const answer = await new Browser(gateway).post(api('login/refresh/'), undefined, { headers });
    expect(answer.status).toBe(401);
    expect(answer.setCookies).toContainEqual(
      expect.stringMatching(/^refresh_token=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970/),
    );
  });
});

describe('the prefixed style', () => {
  let gateways: RunningGateways;
  const root = { email: uniqueEmail('root'), password: uniquePassword() };
  beforeAll(async () => {
    gateways = await startGateways(1, inject('servers'), { COOKIE_STYLE: 'prefixed' });
    teardown.add(() => gateways.stop());
    const given = { SUPERUSER_EMAIL: root.email, SUPERUSER_PASSWORD: root.password };
    await mustRun(['createsuperuser', '--noinput'], { ...gateways.environment, ...given });
  });

  /** Behaves as a browser: sends the refresh cookie to its path only, and reads the CSRF token from its cookie. */
  async function loggedIn() {
    const browser = new Browser(gateways.urls[0]!);
    const answer = await browser.post(api('login/'), root);
    const send = (names: string[]) => names.map((name) => `${name}=${browser.jar.get(name)!}`).join('; ');
    const everywhere = () => ['__Host-access_token', '__Host-csrftoken'];
    const headers = (names: string[]) => ({
      Cookie: send(names),
      'X-CSRFToken': browser.jar.get('__Host-csrftoken')!,
    });
    return { browser, answer, headers, everywhere };
  }

  it('carries a session from login over refresh to logout', async () => {
    const { browser, answer, headers, everywhere } = await loggedIn();
    const attributes = (cookie: string) =>
      cookie.replace(/=[^;]+/, '').replace(/Max-Age=\d+; |Expires=[^;]+; /g, '');
    const set = [
      '__Host-device; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Host-access_token; Path=/; HttpOnly; Secure; SameSite=Lax',
      '__Secure-refresh_token; Path=/api/v1/login/refresh; HttpOnly; Secure; SameSite=Lax',
      '__Host-csrftoken; Path=/; Secure; SameSite=Lax',
    ];
    expect(answer.setCookies.map(attributes)).toEqual(set);
    expect((await browser.post(api('test/'), undefined, { headers: headers(everywhere()) })).status).toBe(
      200,
    );
    const refreshed = await browser.post(api('login/refresh/'), undefined, {
      headers: headers([...everywhere(), '__Secure-refresh_token']),
    });
    expect([refreshed.status, refreshed.setCookies.map(attributes)]).toEqual([200, set.slice(1)]);
    const logout = await browser.post(api('logout/'), undefined, { headers: headers(everywhere()) });
    expect([logout.status, logout.setCookies.map((cookie) => cookie.split('; ')[0])]).toEqual([
      200,
      ['__Host-access_token=', '__Secure-refresh_token=', '__Host-csrftoken='],
    ]);
  });

  it('ignores cookies with a plain name', async () => {
    const { browser, headers } = await loggedIn();
    const planted = `access_token=${browser.jar.get('__Host-access_token')!}`;
    const answer = await browser.post(api('test/'), undefined, {
      headers: { ...headers([]), Cookie: planted },
    });
    expect(answer.status).toBe(401);
  });

  it('logs out by the refresh cookie alone, and only with the CSRF token', async () => {
    const { browser, headers } = await loggedIn();
    const sent = headers(['__Secure-refresh_token', '__Host-csrftoken']);
    const { sid } = claimsOf(browser.jar.get('__Host-access_token')!);
    expect(sid).toMatch(/^[\da-f-]{36}$/);
    const logOut = (given: Record<string, string>) =>
      browser.request('DELETE', api('login/refresh/'), { headers: given });
    const access = headers(['__Host-access_token', '__Host-csrftoken']);
    expect((await logOut({ ...sent, 'X-CSRFToken': '' })).status).toBe(403);
    expect((await browser.post(api('test/'), undefined, { headers: access })).status).toBe(200);
    const answer = await logOut(sent);
    expect([answer.status, answer.body]).toEqual([200, { action: 'LOGOUT', status: 'OK' }]);
    expect((await browser.post(api('test/'), undefined, { headers: access })).status).toBe(401);
  });
});
