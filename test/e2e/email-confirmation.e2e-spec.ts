/** A new email needs the mailed code and proof from the owner of the account: the code alone changes nothing. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { loggedInPerson, uniqueEmail } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });

beforeAll(() => database.connect());
afterAll(() => database.end());

const person = () => loggedInPerson(gateway, mailbox);
const statusOf = async (browser: Browser) => (await browser.post(api('test/'))).status;

describe('the confirmation of a new email', () => {
  it.each<[string, (other: Browser) => Browser]>([
    ['no session', () => new Browser(gateway)],
    ['a session of another user', (other) => other],
  ])('is refused in a browser with %s and without the password', async (_, confirming) => {
    const [attacker, victim] = [await person(), await person()];
    const email = uniqueEmail('victim');
    await attacker.browser.post(api('me/email/'), { email, current_password: attacker.password });
    const { pathname, searchParams } = await mailbox.link(email);
    const mailed = Object.fromEntries(searchParams);
    const browser = confirming(victim.browser);
    for (const guess of [{}, { current_password: victim.password }]) {
      const answer = await browser.post(pathname, { ...mailed, ...guess });
      expect([answer.status, answer.body]).toEqual([400, { current_password: [expect.any(String)] }]);
      expect(answer.setCookies).toEqual([]);
    }
    const accept = { Accept: 'text/html', 'Accept-Language': 'en' };
    const page = await browser.get(pathname + (await mailbox.link(email)).search, { headers: accept });
    expect(page.body).toContain('name="current_password"');
    expect(await statusOf(attacker.browser)).toBe(200);
    const { rows } = await database.query('SELECT email FROM users WHERE id = $1', [attacker.userId]);
    expect(rows).toEqual([{ email: attacker.email }]);
  });

  it('needs no password in a browser that is logged in to the account', async () => {
    const { browser, password } = await person();
    const email = uniqueEmail('new');
    await browser.post(api('me/email/'), { email, current_password: password });
    const link = await mailbox.link(email);
    const headers = { Accept: 'text/html', 'Accept-Language': 'ru' };
    const page = await browser.get(link.pathname + link.search, { headers });
    expect(page.body).toContain('<form method="post" action="/api/v1/email/confirm/">');
    expect(page.body).not.toContain('password');
    const form = new URLSearchParams(Object.fromEntries(link.searchParams));
    const done = await browser.post(link.pathname, form, { headers });
    expect([done.status, done.body]).toEqual([200, expect.stringContaining('Адрес изменён')]);
    expect(await statusOf(browser)).toBe(200);
  });
});
