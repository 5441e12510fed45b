/** Forms that are sent twice, late, or by a browser in which another person has logged in: nothing is done twice or for the other. */
import { describe, expect, inject, it } from 'vitest';
import { type Answer, Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { csrfTokenOf, hiddenField, locationOf, openPage, sendForm } from '../support/pages/forms.js';
import {
  activatedPerson,
  type KnownPerson,
  logIn,
  loggedInPerson,
  logInFromNewBrowser,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

const twice = async (act: () => Promise<Answer>) => (await Promise.all([act(), act()])).map(locationOf);
const mayLogIn = async (email: string, password: string) =>
  (await new Browser(gateway).post('/api/v1/login/', { email, password })).status === 200;
async function eventsOf({ browser }: Pick<KnownPerson, 'browser'>, kind: string): Promise<number> {
  const { body } = await browser.get('/api/v1/me/security-events/');
  return (body as { items: { kind: string }[] }).items.filter((event) => event.kind === kind).length;
}
const profileOf = async ({ browser }: Pick<KnownPerson, 'browser'>) =>
  (await browser.get('/api/v1/me/')).body;

/** Fields of the profile form that change the name. */
function renamed(page: Answer) {
  return {
    csrf_token: csrfTokenOf(page),
    version: hiddenField(page, 'version'),
    'profile.last_name': 'Lee',
    'profile.first_name': 'Eva',
    'profile.birth_date': '1990-05-17',
    language: 'en',
  };
}

describe('a form that is sent twice at once', () => {
  it('registers one account, which the mails confirm in this browser', async () => {
    const browser = new Browser(gateway);
    const [email, password] = [uniqueEmail(), uniquePassword()];
    const fields = {
      type: 'worker',
      email,
      password,
      'profile.last_name': 'Lee',
      'profile.first_name': 'Eva',
      'profile.birth_date': '1990-05-17',
      'profile.sex': 'female',
    };
    const sent = [303, '/account/register?sent'];
    expect(await twice(() => sendForm(browser, '/account/register', fields))).toEqual([sent, sent]);
    await mailbox.mail(email, 2);
    // The worker sends both at the same time, in any order; only the newer link confirms.
    const links = (await mailbox.mails(email)).map((mail) => mailbox.linkIn(mail));
    const opened = await Promise.all(
      links.map(({ pathname, search }) => openPage(browser, pathname + search)),
    );
    expect(opened.map(({ body }) => String(body).includes('type="password"'))).toContain(false);
    for (const { searchParams } of links) {
      await sendForm(browser, '/api/v1/register/confirm/', Object.fromEntries(searchParams));
    }
    expect(await mayLogIn(email, password)).toBe(true);
  });

  it('logs in, whichever answer the browser shows', async () => {
    const { browser, email, password } = await activatedPerson(gateway, mailbox);
    const answers = await twice(() => sendForm(browser, '/account/login', { email, password }));
    expect(answers).toEqual([
      [303, '/account/'],
      [303, '/account/'],
    ]);
    expect((await openPage(browser, '/account/')).status).toBe(200);
  });

  it('saves the profile once, and shows the saved one beside the second answer', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const page = await openPage(person.browser, '/account/');
    const answers = await twice(() => sendForm(person.browser, '/account/', renamed(page)));
    expect(answers.toSorted()).toEqual([
      [303, '/account/?saved'],
      [409, null],
    ]);
    const before = Number(hiddenField(page, 'version'));
    expect(await profileOf(person)).toMatchObject({ version: before + 1, profile: { last_name: 'Lee' } });
  });

  it('changes the password once, and keeps the browser logged in', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const { browser, email, password: current_password } = person;
    const new_password = uniquePassword();
    const csrf_token = csrfTokenOf(await openPage(browser, '/account/security/password'));
    const fields = { csrf_token, current_password, new_password };
    const answers = await twice(() => sendForm(browser, '/account/security/password', fields));
    const done = answers.filter(([, location]) => location === '/account/security?done=password');
    expect(done).toHaveLength(1);
    expect(answers.map(([status]) => status)).toEqual(
      [303, 303].map(() => expect.toBeOneOf([303, 307, 403, 409])),
    );
    expect((await openPage(browser, '/account/')).status).toBe(200);
    expect(await eventsOf(person, 'password.changed')).toBe(1);
    expect([await mayLogIn(email, current_password), await mayLogIn(email, new_password)]).toEqual([
      false,
      true,
    ]);
  });

  it('erases the account once', async () => {
    const { browser, email, password: current_password } = await loggedInPerson(gateway, mailbox);
    const csrf_token = csrfTokenOf(await openPage(browser, '/account/privacy'));
    const answers = await twice(() =>
      sendForm(browser, '/account/privacy/erase', { csrf_token, current_password }),
    );
    const erased = [303, '/account/erased'];
    expect(answers).toContainEqual(erased);
    // The second may already have lost its session.
    const login = [303, '/account/login?return_to=%2Faccount%2Fprivacy%2Ferase'];
    const renewal = [307, '/api/v1/login/refresh/continue?return_to=%2Faccount%2Fprivacy%2Ferase'];
    for (const answer of answers) expect([erased, login, renewal]).toContainEqual(answer);
    expect(await mayLogIn(email, current_password)).toBe(false);
  });
});

describe('a form of a page that was open while its session ended', () => {
  it('does nothing, leads to the login, and from there to the page with the form', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const other = await logInFromNewBrowser(person);
    const { browser, email, password } = person;
    const csrf_token = csrfTokenOf(await openPage(browser, '/account/sessions'));
    const cookies = browser.jar.snapshot();
    await browser.post('/api/v1/logout/');
    // As if the session had been ended elsewhere: the browser still has its cookies.
    browser.jar.restore(cookies);

    const path = '/account/sessions/end-others';
    const address = `/api/v1/login/refresh/continue?return_to=${encodeURIComponent(path)}`;
    expect(locationOf(await sendForm(browser, path, { csrf_token }))).toEqual([307, address]);
    const login = `/account/login?return_to=${encodeURIComponent(path)}`;
    expect(locationOf(await sendForm(browser, address, { csrf_token }))).toEqual([303, login]);
    const returned = await sendForm(browser, '/account/login', { email, password, return_to: path });
    expect(locationOf(returned)).toEqual([303, gateway + path]);
    expect(locationOf(await openPage(browser, path))).toEqual([303, '/account/sessions']);
    expect((await other.post('/api/v1/test/')).status).toBe(200);
  });
});

describe('a form of one person in a browser in which another has logged in', () => {
  it.each<[string, (person: KnownPerson, page: Answer) => [path: string, fields: Record<string, string>]]>([
    ['the profile', (_, page) => ['/account/', renamed(page)]],
    [
      'the password',
      ({ password }, page) => [
        '/account/security/password',
        { csrf_token: csrfTokenOf(page), current_password: password, new_password: uniquePassword() },
      ],
    ],
    [
      'the erasure',
      ({ password }, page) => [
        '/account/privacy/erase',
        { csrf_token: csrfTokenOf(page), current_password: password },
      ],
    ],
    ['the logout', (_, page) => ['/account/logout', { csrf_token: csrfTokenOf(page) }]],
  ])('does nothing to the other, and offers the page again: %s', async (_, form) => {
    const [person, other] = [await loggedInPerson(gateway, mailbox), await loggedInPerson(gateway, mailbox)];
    const page = await openPage(person.browser, '/account/');
    const { browser } = person;
    await logIn({ ...other, browser });
    const before = await profileOf({ browser });
    // A person may use one password for two accounts.
    const [path, fields] = form({ ...person, password: other.password }, page);
    const answer = await sendForm(browser, path, fields);
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('open for too long')]);
    const [, again] = /class="button primary" href="([^"]+)"/.exec(String(answer.body))!;
    expect((await openPage(browser, again!)).status).toBeOneOf([200, 303]);
    expect(await profileOf({ browser })).toEqual(before);
    expect(await mayLogIn(other.email, other.password)).toBe(true);
  });

  it('cannot end a session of another person', async () => {
    const [person, other] = [await loggedInPerson(gateway, mailbox), await loggedInPerson(gateway, mailbox)];
    const elsewhere = await logInFromNewBrowser(other);
    const id = hiddenField(await openPage(other.browser, '/account/sessions'), 'id');
    const csrf_token = csrfTokenOf(await openPage(person.browser, '/account/sessions'));
    const answer = await sendForm(person.browser, '/account/sessions/end', { csrf_token, id });
    expect(locationOf(answer)).toEqual([303, '/account/sessions?ended']);
    expect((await elsewhere.post('/api/v1/test/')).status).toBe(200);
  });
});
