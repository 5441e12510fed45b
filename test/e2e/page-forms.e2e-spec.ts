/** Forms of pages after the session, the language or the account has changed. */
import { describe, expect, inject, it } from 'vitest';
import type { Answer } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { csrfTokenOf, hiddenField, locationOf, openPage, sendForm } from '../support/pages/forms.js';
import { type KnownPerson, loggedInPerson } from '../support/people/people.js';
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
