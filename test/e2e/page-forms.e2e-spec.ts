/** Forms of pages after the session, the language or the account has changed. */
import { describe, expect, inject, it } from 'vitest';
import { type Answer, Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { csrfTokenOf, hiddenField, locationOf, openPage, sendForm } from '../support/pages/forms.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  logInFromNewBrowser,
  register,
  setLanguage,
  uniqueEmail,
  uniquePassword,
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

describe('the language of an account', () => {
  const languageOf = ({ body }: Answer) => /<html lang="(\w+)">/.exec(String(body))?.[1];
  const accountLanguage = async ({ browser }: KnownPerson) =>
    ((await browser.get('/api/v1/me/')).body as { language: string }).language;
  const switchTo = (browser: Browser, page: Answer, language: string) => {
    const [, action] = /action="(\/account\/language[^"]*)"/.exec(String(page.body))!;
    const token = action!.endsWith('/own') ? { csrf_token: csrfTokenOf(page) } : {};
    return sendForm(browser, action!, { ...token, language, return_to: '/account/sessions' });
  };

  /** Logged in; nobody has used the language switch in the browser, which prefers English. */
  async function russian(): Promise<KnownPerson> {
    const person = await loggedInPerson(gateway, mailbox);
    await setLanguage(person.browser, 'ru');
    return person;
  }

  it('is that of its pages in every browser, whatever the browser prefers', async () => {
    const person = await russian();
    const elsewhere = await logInFromNewBrowser(person);
    for (const path of ['', 'security', 'sessions', 'step-up']) {
      expect(languageOf(await openPage(elsewhere, `/account/${path}`))).toBe('ru');
    }
    const refused = await sendForm(elsewhere, '/account/security/password', {
      csrf_token: csrfTokenOf(await openPage(elsewhere, '/account/')),
      current_password: 'not the password',
      new_password: uniquePassword(),
    });
    expect([refused.status, languageOf(refused)]).toEqual([400, 'ru']);
    expect(languageOf(await openPage(new Browser(gateway), '/account/login'))).toBe('en');
  });

  it('follows the language switch on its pages, and with it mails and pages elsewhere', async () => {
    const person = await russian();
    const elsewhere = await logInFromNewBrowser(person);
    const answer = await switchTo(person.browser, await openPage(person.browser, '/account/'), 'en');
    expect(locationOf(answer)).toEqual([303, `${gateway}/account/sessions`]);
    expect(await accountLanguage(person)).toBe('en');
    expect(languageOf(await openPage(person.browser, '/account/'))).toBe('en');
    expect(languageOf(await openPage(elsewhere, '/account/'))).toBe('en');
  });

  it('does not follow the switch on a page without a session, which decides about this browser only', async () => {
    const person = await russian();
    const browser = new Browser(gateway);
    await switchTo(browser, await openPage(browser, '/account/login'), 'en');
    const { email, password } = person;
    await sendForm(browser, '/account/login', { email, password });
    expect(languageOf(await openPage(browser, '/account/'))).toBe('en');
    expect(await accountLanguage(person)).toBe('ru');
  });

  it('does not follow a switch without the CSRF token of the session', async () => {
    const person = await russian();
    const answer = await sendForm(person.browser, '/account/language/own', { language: 'en' });
    expect(answer.status).toBe(403);
    expect(await accountLanguage(person)).toBe('ru');
  });

  it('follows the profile page, whose choice replaces an earlier one in the browser', async () => {
    const person = await russian();
    const { browser } = person;
    await switchTo(browser, await openPage(browser, '/account/'), 'ru');
    const page = await openPage(browser, '/account/');
    const fields = { csrf_token: csrfTokenOf(page), version: hiddenField(page, 'version') };
    const profile = {
      'profile.last_name': 'Lee',
      'profile.first_name': 'Eva',
      'profile.birth_date': '1990-05-17',
    };
    const saved = await sendForm(browser, '/account/', { ...fields, ...profile, language: 'en' });
    expect(locationOf(saved)).toEqual([303, '/account/?saved']);
    expect(languageOf(await openPage(browser, '/account/?saved'))).toBe('en');
  });
});
