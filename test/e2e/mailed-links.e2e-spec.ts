/** Mailed links that are used twice, by another person, too late or incompletely: each has a clear page, and changes nothing twice. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accountRows } from '../support/database/account-rows.js';
import { type Answer, Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { formsOf, html, type PageForm, submitForm } from '../support/pages/forms.js';
import { api } from '../support/people/organisations.js';
import {
  activatedPerson,
  type KnownPerson,
  loggedInPerson,
  type Person,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';

const { gateway, mailbox: mailboxUrl, ownerDatabase } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: ownerDatabase });
beforeAll(() => database.connect());
afterAll(() => database.end());

const languages = ['en', 'ru'] as const;
type Language = (typeof languages)[number];
type Sentences = Readonly<Record<Language, string>>;

interface Mailed {
  readonly link: URL;
  readonly owner: Person;
  /** What the owner types on the page. */
  readonly typed: Readonly<Record<string, string>>;
}

interface LinkKind {
  readonly send: () => Promise<Mailed>;
  /** Sends another mail, whose link replaces the earlier one. */
  readonly sendAgain: (mailed: Mailed) => Promise<URL>;
  /** Titles of pages. */
  readonly done: Sentences;
  readonly usedBefore: Sentences;
}

const deadLink = { en: 'This link does not work', ru: 'Ссылка не подошла' };
const registerAs = (email: string) =>
  new Browser(gateway).post(api('register/'), {
    email,
    password: uniquePassword(),
    profile: workerProfile(),
  });
const askReset = (email: string) => new Browser(gateway).post(api('password/reset/'), { email });
const askEmail = ({ browser, password }: Person, email: string) =>
  browser.post(api('me/email/'), { email, current_password: password });

async function newestLink(to: string, mails: number): Promise<URL> {
  await mailbox.mail(to, mails);
  return mailbox.link(to);
}

const kinds: Readonly<Record<string, LinkKind>> = {
  'confirms a registration': {
    send: async () => {
      const owner = await register(gateway);
      return { owner, link: await newestLink(owner.email, 1), typed: { new_password: uniquePassword() } };
    },
    sendAgain: async ({ owner }) => {
      await registerAs(owner.email);
      return newestLink(owner.email, 2);
    },
    done: { en: 'Your registration is confirmed', ru: 'Регистрация подтверждена' },
    usedBefore: { en: 'Your account is already active', ru: 'Учётная запись уже работает' },
  },
  'sets a new password': {
    send: async () => {
      const owner = await activatedPerson(gateway, mailbox);
      await askReset(owner.email);
      return { owner, link: await newestLink(owner.email, 2), typed: { new_password: uniquePassword() } };
    },
    sendAgain: async ({ owner }) => {
      await askReset(owner.email);
      return newestLink(owner.email, 3);
    },
    done: { en: 'Your password is set', ru: 'Пароль сохранён' },
    usedBefore: deadLink,
  },
  'confirms a new email': {
    send: async () => {
      const owner = await loggedInPerson(gateway, mailbox);
      const email = uniqueEmail('new');
      await askEmail(owner, email);
      return { owner, link: await newestLink(email, 1), typed: { current_password: owner.password } };
    },
    sendAgain: async ({ owner }) => {
      const email = uniqueEmail('newer');
      await askEmail(owner, email);
      return newestLink(email, 1);
    },
    done: { en: 'Your address is changed', ru: 'Адрес изменён' },
    usedBefore: deadLink,
  },
};

const openLink = (browser: Browser, { pathname, search }: URL, language: Language = 'en') =>
  browser.get(pathname + search, { headers: html(language) });

/** The form of a link's page that takes what its owner types. */
async function formOf({ link, typed }: Pick<Mailed, 'link' | 'typed'>): Promise<PageForm> {
  const page = await openLink(new Browser(gateway), link);
  return formsOf(page.body).find(({ asks }) => asks.includes(Object.keys(typed)[0]!))!;
}

function expectPage(answer: Answer, title: Sentences, language: Language, status?: number): void {
  if (status !== undefined) expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.body).toContain(`<html lang="${language}">`);
  expect(answer.body).toContain(`<h1>${title[language]}</h1>`);
}

/** A page that says that a link is dead, and leads on. */
function expectDeadLink(answer: Answer, language: Language): void {
  expectPage(answer, deadLink, language, 404);
  expect(answer.body).toMatch(/<a class="button primary" href="\/account\//);
  expect(formsOf(answer.body)).toEqual([]);
}

const idOf = ({ link }: Mailed) => Number(link.searchParams.get('user_id'));

/** What a failed use must leave as it is. */
async function accountOf(mailed: Mailed): Promise<unknown> {
  const { users, sessions } = await accountRows(database, idOf(mailed));
  return { users, sessions };
}

describe.each(Object.entries(kinds))('a mailed link that %s', (_, kind) => {
  it('works once, however often it was opened', async () => {
    for (const language of languages) {
      const mailed = await kind.send();
      await openLink(new Browser(gateway), mailed.link);
      const [form, browser] = [await formOf(mailed), new Browser(gateway)];
      expectPage(await submitForm(browser, form, mailed.typed, language), kind.done, language, 200);
      const account = await accountOf(mailed);
      for (const later of [browser, new Browser(gateway)]) {
        expectPage(await openLink(later, mailed.link, language), kind.usedBefore, language);
        expectPage(await submitForm(later, form, mailed.typed, language), kind.usedBefore, language);
      }
      expect(await accountOf(mailed)).toEqual(account);
    }
  });

  it('does its work once when its form is sent twice at the same time', async () => {
    for (const language of languages) {
      const mailed = await kind.send();
      const form = await formOf(mailed);
      const before = (await mailbox.mails(mailed.owner.email)).length;
      const sends = [0, 1].map(() => submitForm(new Browser(gateway), form, mailed.typed, language));
      const [first, second] = (await Promise.all(sends)).toSorted((a, b) => a.status - b.status);
      expectPage(first!, kind.done, language, 200);
      expectPage(second!, kind.usedBefore, language);
      expect(second!.status).toBeLessThan(500);
      expect((await mailbox.mails(mailed.owner.email)).length - before).toBeLessThanOrEqual(1);
    }
  });

  it('leaves a person who is logged in to another account as they are', async () => {
    const [mailed, other] = [await kind.send(), await loggedInPerson(gateway, mailbox)];
    const before = await accountRows(database, other.userId);
    const form = await formOf({ ...mailed, link: mailed.link });
    const shown = await openLink(other.browser, mailed.link);
    expect([shown.status, formsOf(shown.body).flatMap(({ asks }) => asks)]).toEqual([
      200,
      expect.arrayContaining(Object.keys(mailed.typed)),
    ]);
    expectPage(await submitForm(other.browser, form, mailed.typed), kind.done, 'en', 200);
    expect((await other.browser.post(api('test/'))).status).toBe(200);
    const { users, sessions } = await accountRows(database, other.userId);
    expect([users, sessions]).toEqual([before['users'], before['sessions']]);
  });

  it('says that it is dead after it has expired, before anybody types anything', async () => {
    for (const language of languages) {
      const mailed = await kind.send();
      const form = await formOf(mailed);
      await database.query('UPDATE one_time_codes SET expires_at = now() WHERE user_id = $1', [idOf(mailed)]);
      const account = await accountOf(mailed);
      expectDeadLink(await openLink(new Browser(gateway), mailed.link, language), language);
      expectDeadLink(await submitForm(new Browser(gateway), form, mailed.typed, language), language);
      expect(await accountOf(mailed)).toEqual(account);
    }
  });

  it('says that it is dead after a newer one was sent, which works', async () => {
    for (const language of languages) {
      const mailed = await kind.send();
      const form = await formOf(mailed);
      const newer = await kind.sendAgain(mailed);
      const account = await accountOf(mailed);
      expectDeadLink(await openLink(new Browser(gateway), mailed.link, language), language);
      expectDeadLink(await submitForm(new Browser(gateway), form, mailed.typed, language), language);
      expect(await accountOf(mailed)).toEqual(account);
      const newerForm = await formOf({ ...mailed, link: newer });
      const used = await submitForm(new Browser(gateway), newerForm, mailed.typed, language);
      expectPage(used, kind.done, language, 200);
    }
  });

  it('says that it is dead if it was not copied whole', async () => {
    const { link } = await kind.send();
    const { search } = link;
    const garbled = [
      '',
      search.slice(0, -7),
      search.slice(0, search.lastIndexOf('=') + 1),
      search.slice(0, search.indexOf('&')),
      search.replace('&', '&amp;'),
      search.replace(/user_id=\d+/, 'user_id=1e3'),
      search.replace(/user_id=\d+/, 'user_id=99999999999999999999'),
      `${search}&${search.slice(1)}`,
      `${search}${'x'.repeat(5000)}`,
      search.replace(/=[^&]*$/, '=%3Cscript%3Ealert(1)%3C/script%3E'),
    ];
    for (const language of languages) {
      for (const incomplete of garbled) {
        const broken = new URL(incomplete || '?', link);
        expectDeadLink(await openLink(new Browser(gateway), broken, language), language);
      }
    }
    expect((await openLink(new Browser(gateway), link)).status).toBe(200);
  });
});

describe('a mailed link that confirms a new email', () => {
  const emailOf = async ({ userId }: KnownPerson) =>
    (await database.query('SELECT email FROM users WHERE id = $1', [userId])).rows[0]!.email as string;

  it('is confirmed once by a browser that is logged in and sends its form twice at the same time', async () => {
    const owner = await loggedInPerson(gateway, mailbox);
    const email = uniqueEmail('new');
    await askEmail(owner, email);
    const [form] = formsOf((await openLink(owner.browser, await newestLink(email, 1))).body);
    expect(form!.asks).toEqual([]);
    const sends = [0, 1].map(() => submitForm(owner.browser, form!));
    const [first, second] = (await Promise.all(sends)).toSorted((a, b) => a.status - b.status);
    expectPage(first!, { en: 'Your address is changed', ru: '' }, 'en', 200);
    expectDeadLink(second!, 'en');
    expect(await emailOf(owner)).toBe(email);
    expect((await owner.browser.post(api('test/'))).status).toBe(200);
  });
});
