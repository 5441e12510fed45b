/** What the pages for people do with sessions, forms and addresses, below what a browser shows. */
import { describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import {
  csrfTokenOf,
  hiddenField,
  locationOf,
  openPage as open,
  sendForm as send,
} from '../support/pages/forms.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  logInFromNewBrowser,
} from '../support/people/people.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

/** A browser whose access cookie has expired, as it does after minutes. */
function withoutAccess({ browser }: KnownPerson): Browser {
  const later = new Browser(gateway);
  const kept = [...browser.jar.snapshot()].filter(([name]) => name !== 'access_token');
  later.jar.take(kept.map(([name, value]) => `${name}=${value}; Path=/`));
  return later;
}

describe('a page that needs a session', () => {
  it('leads to the login and back, in a browser without one', async () => {
    const answer = await open(new Browser(gateway), '/account/security?done=x');
    expect(locationOf(answer)).toEqual([303, '/account/login?return_to=%2Faccount%2Fsecurity%3Fdone%3Dx']);
  });

  it('renews an expired access cookie on the way', async () => {
    const browser = withoutAccess(await loggedInPerson(gateway, mailbox));
    const away = await open(browser, '/account/security');
    const address = '/api/v1/login/refresh/continue?return_to=%2Faccount%2Fsecurity';
    expect(locationOf(away)).toEqual([303, address]);
    expect(locationOf(await open(browser, address))).toEqual([303, `${gateway}/account/security`]);
    expect((await open(browser, '/account/security')).status).toBe(200);
  });

  it('leads to the login if the session has ended', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const browser = withoutAccess(person);
    await person.browser.post('/api/v1/logout/');
    const address = '/api/v1/login/refresh/continue?return_to=%2Faccount%2Fsecurity';
    const login = '/account/login?return_to=%2Faccount%2Fsecurity';
    expect(locationOf(await open(browser, address))).toEqual([303, login]);
    expect(locationOf(await open(browser, '/account/security'))).toEqual([303, login]);
  });

  it('is not stored, so that the back button shows nothing after the logout', async () => {
    const { browser } = await loggedInPerson(gateway, mailbox);
    const page = await open(browser, '/account/');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const out = await send(browser, '/account/logout', { csrf_token: csrfTokenOf(page) });
    expect(locationOf(out)).toEqual([303, '/account/login']);
    expect(locationOf(await open(browser, '/account/'))).toEqual([
      303,
      '/account/login?return_to=%2Faccount%2F',
    ]);
  });
});

describe('a form of a page', () => {
  it('is carried on, done once, from a page that was open until the access cookie expired', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const other = await logInFromNewBrowser(person);
    const fields = { csrf_token: csrfTokenOf(await open(person.browser, '/account/sessions')) };
    const browser = withoutAccess(person);
    const path = '/account/sessions/end-others';
    const away = await send(browser, path, fields);
    const address = `/api/v1/login/refresh/continue?return_to=${encodeURIComponent(path)}`;
    expect(locationOf(away)).toEqual([307, address]);
    expect((await other.post('/api/v1/test/')).status).toBe(200);
    expect(locationOf(await send(browser, address, fields))).toEqual([307, gateway + path]);
    const done = await send(browser, path, fields);
    expect(locationOf(done)).toEqual([303, '/account/sessions?others-ended']);
    expect((await other.post('/api/v1/test/')).status).toBe(401);
  });

  it('that ends a session may be sent twice', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const other = await logInFromNewBrowser(person);
    const page = await open(person.browser, '/account/sessions');
    const id = hiddenField(page, 'id');
    for (let times = 0; times < 2; times++) {
      const answer = await send(person.browser, '/account/sessions/end', {
        csrf_token: csrfTokenOf(page),
        id,
      });
      expect(locationOf(answer)).toEqual([303, '/account/sessions?ended']);
    }
    expect((await other.post('/api/v1/test/')).status).toBe(401);
  });

  it.each([
    ['without a CSRF token', async () => ({})],
    [
      'with the CSRF token of another session',
      async () => ({ csrf_token: (await loggedInPerson(gateway, mailbox)).browser.jar.get('csrftoken')! }),
    ],
  ])('does nothing %s, and says so', async (_, token) => {
    const person = await loggedInPerson(gateway, mailbox);
    const other = await logInFromNewBrowser(person);
    const answer = await send(person.browser, '/account/sessions/end-others', { ...(await token()) });
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('open for too long')]);
    expect((await other.post('/api/v1/test/')).status).toBe(200);
  });

  it('is refused from another site, the login too', async () => {
    const { email, password } = await activatedPerson(gateway, mailbox);
    const browser = new Browser(gateway);
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    const answer = await send(browser, '/account/login', { email, password }, headers);
    expect([answer.status, answer.setCookies]).toEqual([403, []]);
  });

  it('is shown again with what was typed, but never with the password', async () => {
    const answer = await send(new Browser(gateway), '/account/login', {
      email: '"><script>alert(1)</script>',
      password: 'a secret that was typed',
    });
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(answer.body).not.toContain('a secret that was typed');
  });
});

describe('the address to return to', () => {
  it.each([
    '//evil.example',
    '%2F%2Fevil.example',
    'https://evil.example/',
    'https://user@evil.example/',
    gateway.replace('//', '//user@'),
    `${gateway}@evil.example/`,
    'javascript:alert(1)',
    '/\\evil.example',
    '\\\\evil.example',
  ])('is refused before the login, for %j', async (address) => {
    const { email, password } = await activatedPerson(gateway, mailbox);
    const shown = await open(new Browser(gateway), `/account/login?return_to=${encodeURIComponent(address)}`);
    expect([shown.status, shown.headers.get('location')]).toEqual([400, null]);
    const sent = await send(new Browser(gateway), '/account/login', {
      email,
      password,
      return_to: address,
    });
    expect([sent.status, sent.headers.get('location'), sent.setCookies]).toEqual([400, null, []]);
  });

  it('leads there after the login, within the gateway', async () => {
    const { email, password } = await activatedPerson(gateway, mailbox);
    const fields = { email, password, return_to: '/account/sessions' };
    const answer = await send(new Browser(gateway), '/account/login', fields);
    expect(locationOf(answer)).toEqual([303, `${gateway}/account/sessions`]);
  });
});

describe('the language', () => {
  it('is the chosen one on every page, whatever the browser prefers', async () => {
    const browser = new Browser(gateway);
    const answer = await send(browser, '/account/language', { language: 'ru', return_to: '/account/login' });
    expect(locationOf(answer)).toEqual([303, `${gateway}/account/login`]);
    expect((await open(browser, '/account/login')).body).toContain('<html lang="ru">');
    expect((await open(browser, '/account/nowhere')).body).toContain('Такой страницы нет');
  });
});

describe('an error', () => {
  it.each([
    ['text/html,application/xhtml+xml;q=0.9,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['application/problem+json', 'application/problem+json; charset=utf-8'],
  ])('is answered to Accept %s as %s', async (accept, type) => {
    const answer = await new Browser(gateway).get('/nowhere/', { headers: { Accept: accept } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, type]);
  });
});
