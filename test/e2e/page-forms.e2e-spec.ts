/** Forms of pages after the session, the language or the account has changed. */
import { describe, expect, inject, it } from 'vitest';
import { type Answer, Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { csrfTokenOf, hiddenField, locationOf, openPage, sendForm } from '../support/pages/forms.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  register,
  uniqueEmail,
} from '../support/people/people.js';
import { totpCode } from '../support/second-factor/totp-code.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

/** Adds an authenticator app by the forms of the pages. @returns the page with the recovery codes */
async function addApp({ browser, password }: KnownPerson): Promise<Answer> {
  const path = '/account/security/authenticator';
  const step = await openPage(browser, path);
  const fields = { csrf_token: csrfTokenOf(step), current_password: password };
  const offered = await sendForm(browser, path, fields);
  const [secret, uri] = [hiddenField(offered, 'secret'), hiddenField(offered, 'uri')];
  const csrf_token = csrfTokenOf(offered);
  return sendForm(browser, `${path}/confirm`, { csrf_token, secret, uri, code: totpCode(secret) });
}

async function renewCodes({ browser, password }: KnownPerson): Promise<Answer> {
  const path = '/account/security/recovery-codes';
  const csrf_token = csrfTokenOf(await openPage(browser, path));
  return sendForm(browser, path, { csrf_token, current_password: password });
}

describe('a page that shows what replaced the session', () => {
  it.each([
    ['after an authenticator app was added', addApp],
    [
      'after the recovery codes were renewed',
      async (person: KnownPerson) => {
        await addApp(person);
        return renewCodes(person);
      },
    ],
  ])('has forms of the new session, %s', async (_, act) => {
    const person = await loggedInPerson(gateway, mailbox);
    const page = await act(person);
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Recovery codes')]);
    const out = await sendForm(person.browser, '/account/logout', { csrf_token: csrfTokenOf(page) });
    expect(locationOf(out)).toEqual([303, '/account/login']);
  });
});

describe('the confirmation mail', () => {
  it('is sent again from the login page after a refused login, to the typed address', async () => {
    const { browser, email, password } = await register(gateway);
    await mailbox.mail(email);
    const refused = await sendForm(browser, '/account/login', { email, password });
    expect([refused.status, refused.body]).toEqual([401, expect.stringContaining('/account/confirmation')]);
    expect(hiddenField(refused, 'email')).toBe(email);
    const sent = await sendForm(browser, '/account/confirmation', { email });
    expect(locationOf(sent)).toEqual([303, '/account/confirmation?sent']);
    const mail = await mailbox.mail(email, 2);
    expect(mail.subject).toBe('Your registration is not confirmed yet');
  });

  it('is offered on the page after the registration', async () => {
    const page = await openPage(new Browser(gateway), '/account/register?sent');
    expect(page.body).toContain('href="/account/confirmation"');
  });

  it('is answered alike for active and unknown addresses, by the page and by the API', async () => {
    const { email } = await activatedPerson(gateway, mailbox);
    for (const address of [email, uniqueEmail()]) {
      const browser = new Browser(gateway);
      const page = await sendForm(browser, '/account/confirmation', { email: address });
      expect(locationOf(page)).toEqual([303, '/account/confirmation?sent']);
      const answer = await browser.post('/api/v1/register/resend/', { email: address });
      expect([answer.status, answer.body]).toEqual([202, { status: 'OK' }]);
    }
  });

  it('is not requested for an address that is none, which the form shows again', async () => {
    const refused = await sendForm(new Browser(gateway), '/account/confirmation', { email: 'no address' });
    expect([refused.status, refused.body]).toEqual([400, expect.stringContaining('value="no address"')]);
  });
});

describe('the page that logs out', () => {
  const returnTo = `${gateway}/account/register`;
  const path = `/account/logout?return_to=${encodeURIComponent(returnTo)}`;
  const isLoggedIn = async ({ browser }: KnownPerson) => (await browser.get('/api/v1/me/')).status === 200;

  it('changes nothing when it is opened, and its form ends the session and leads to the given address', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const page = await openPage(person.browser, path);
    expect([page.status, page.body]).toEqual([200, expect.stringContaining('Log out?')]);
    expect(await isLoggedIn(person)).toBe(true);
    const fields = { csrf_token: csrfTokenOf(page), return_to: hiddenField(page, 'return_to') };
    const out = await sendForm(person.browser, '/account/logout', fields);
    expect(locationOf(out)).toEqual([303, returnTo]);
    expect(await isLoggedIn(person)).toBe(false);
  });

  it('refuses a foreign address before it ends the session', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const page = await openPage(person.browser, path);
    expect((await openPage(person.browser, '/account/logout?return_to=//evil.example')).status).toBe(400);
    const fields = { csrf_token: csrfTokenOf(page), return_to: 'https://evil.example/' };
    expect((await sendForm(person.browser, '/account/logout', fields)).status).toBe(400);
    expect(await isLoggedIn(person)).toBe(true);
  });
});
