/** Mail scanners open every link of every mail. Opening a link changes nothing; only the form of its page does. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mustRun } from '../support/apps/run-command.js';
import { accountRows } from '../support/database/account-rows.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { linksOf, scan } from '../support/mail/mail-links.js';
import { memberMails } from '../support/mail/member-mails.js';
import { formsOf, html, submitForm } from '../support/pages/forms.js';
import { administrator, api, approve, changeEmail, superuserOf } from '../support/people/organisations.js';
import {
  activatedPerson,
  companyProfile,
  type KnownPerson,
  loggedInPerson,
  logInFromNewBrowser,
  type Person,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { totpCode } from '../support/second-factor/totp-code.js';
import { root } from '../support/test-run/folders.js';
import { ageSession } from '../support/tokens/session-age.js';
import { claimsOf, refreshWith, tokensOf } from '../support/tokens/entry-points.js';

const system = inject('system');
const { gateway, environment, ownerDatabase } = system;
const mailbox = new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: ownerDatabase });
beforeAll(() => database.connect());
afterAll(() => database.end());

interface CausedMail {
  readonly to: string;
  readonly owner: Person;
  /** What the owner types on the page of the link; undefined for a mail without a link of its own. */
  readonly typed?: Record<string, string>;
  /** Shown after the link was used. */
  readonly done?: string;
  /** The link to use; that in the newest mail if omitted. */
  readonly link?: () => Promise<URL>;
}

const [confirmed, passwordSet] = ['Your registration is confirmed', 'Your password is set'];
const person = () => loggedInPerson(gateway, mailbox);
const registerAs = (email: string) =>
  new Browser(gateway).post(api('register/'), {
    email,
    password: uniquePassword(),
    profile: workerProfile(),
  });

async function resetOf(owner: Person): Promise<CausedMail> {
  await new Browser(gateway).post(api('password/reset/'), { email: owner.email });
  return { to: owner.email, owner, typed: { new_password: uniquePassword() }, done: passwordSet };
}

async function emailChangeOf(owner: KnownPerson): Promise<CausedMail> {
  const to = uniqueEmail('new');
  await owner.browser.post(api('me/email/'), { email: to, current_password: owner.password });
  return { to, owner, typed: { current_password: owner.password }, done: 'Your address is changed' };
}

/** Uses the newest link to an address, twice: the second time it no longer works. */
async function useLink({ to, typed, done, link: linkOf }: CausedMail): Promise<void> {
  const link = await (linkOf?.() ?? mailbox.link(to));
  const page = await new Browser(gateway).get(link.pathname + link.search, { headers: html() });
  const form = formsOf(page.body).find(({ asks }) =>
    Object.keys(typed!).every((name) => asks.includes(name)),
  );
  const used = await submitForm(new Browser(gateway), form!, typed);
  expect([used.status, used.body]).toEqual([200, expect.stringContaining(`<h1>${done!}</h1>`)]);
  const again = await submitForm(new Browser(gateway), form!, typed);
  expect(again.status).toBeGreaterThanOrEqual(400);
  expect(again.body).not.toContain(done!);
}

/** The template of each mail → what causes it. */
const causes: Readonly<Record<string, () => Promise<CausedMail>>> = {
  activation: async () => {
    const owner = await register(gateway);
    return { to: owner.email, owner, typed: { new_password: uniquePassword() }, done: confirmed };
  },
  'activation-again': async () => {
    const owner = await register(gateway);
    await sent('activation', owner.email);
    await registerAs(owner.email);
    return { to: owner.email, owner, typed: { new_password: uniquePassword() }, done: confirmed };
  },
  'account-exists': async () => {
    const owner = await activatedPerson(gateway, mailbox);
    await registerAs(owner.email);
    return { to: owner.email, owner, typed: { new_password: uniquePassword() }, done: passwordSet };
  },
  'account-closed': async () => {
    const owner = await activatedPerson(gateway, mailbox);
    await mustRun(['users', 'deactivate', owner.email], environment);
    await registerAs(owner.email);
    return { to: owner.email, owner };
  },
  'account-created': async () => {
    const owner = { browser: new Browser(gateway), email: uniqueEmail(), password: uniquePassword() };
    const account = { email: owner.email, profile: workerProfile() };
    await (await superuserOf(system)).post(api('users/'), account);
    return { to: owner.email, owner, typed: { new_password: uniquePassword() }, done: passwordSet };
  },
  'password-reset': async () => resetOf(await activatedPerson(gateway, mailbox)),
  'password-reset-done': async () => {
    const reset = await resetOf(await activatedPerson(gateway, mailbox));
    await sent('password-reset', reset.to);
    await useLink(reset);
    const { to, owner } = reset;
    return { to, owner };
  },
  'password-changed': async () => {
    const owner = await person();
    const passwords = { current_password: owner.password, new_password: uniquePassword() };
    await owner.browser.post(api('me/password/'), passwords);
    return { to: owner.email, owner };
  },
  'email-change': async () => emailChangeOf(await person()),
  'email-change-notice': async () => {
    const { owner } = await emailChangeOf(await person());
    return { to: owner.email, owner };
  },
  'email-change-admin': async () => {
    const owner = await person();
    await mustRun(['users', 'change-email', owner.email, uniqueEmail('new')], environment);
    return { to: owner.email, owner, typed: {}, done: 'The change is withdrawn' };
  },
  'email-objection': async () => {
    const [owner, admin] = await Promise.all([person(), administrator(system)]);
    await changeEmail(admin.browser, owner.userId, uniqueEmail('new'));
    await sent('email-change-admin', owner.email);
    const { searchParams } = await mailbox.link(owner.email);
    await new Browser(gateway).post(api('email/object/'), Object.fromEntries(searchParams));
    return { to: admin.email, owner: admin };
  },
  'email-changed': async () => {
    const change = await emailChangeOf(await person());
    await sent('email-change', change.to);
    await useLink(change);
    return { to: change.owner.email, owner: change.owner };
  },
  'second-factor': async () => {
    const owner = await person();
    const path = api('me/second-factor/totp/');
    const begun = await owner.browser.post(path, { current_password: owner.password });
    const code = totpCode((begun.body as { secret: string }).secret);
    await owner.browser.post(`${path}confirm/`, { code });
    return { to: owner.email, owner };
  },
  'session-reused': async () => {
    const owner = await person();
    const stolen = tokensOf(owner.browser).refresh;
    await owner.browser.post(api('login/refresh/'));
    await owner.browser.post(api('test/'));
    await ageSession(database, 11, claimsOf(stolen).sid);
    await refreshWith(gateway, stolen);
    return { to: owner.email, owner };
  },
  'new-device': async () => {
    const owner = await person();
    const { email: to } = owner;
    await logInFromNewBrowser(owner);
    const link = async () => mailbox.linkIn(await mailbox.newDeviceMail(to));
    return { to, owner, typed: {}, done: 'All sessions have ended', link };
  },
  'company-approved': async () => {
    const owner = await loggedInPerson(gateway, mailbox, companyProfile());
    await approve(await superuserOf(system), owner.userId);
    return { to: owner.email, owner };
  },
  'company-refused': async () => {
    const owner = await loggedInPerson(gateway, mailbox, companyProfile());
    const admin = await superuserOf(system);
    await admin.post(api(`companies/${owner.userId}/refusal/`), { reason: 'No address' });
    return { to: owner.email, owner };
  },
  'companies-waiting': async () => {
    const owner = await administrator(system);
    await loggedInPerson(gateway, mailbox, companyProfile());
    await database.query(`UPDATE approval_announcer SET announced_at = '-infinity'`);
    return { to: owner.email, owner };
  },
  invitation: async () => {
    const owner = { browser: new Browser(gateway), email: uniqueEmail(), password: uniquePassword() };
    const profile = { type: 'tenant', first_name: 'Ann', last_name: 'Lee' };
    await (await superuserOf(system)).post(api('invitations/'), { email: owner.email, profile });
    const born = { 'profile.birth_date': '1990-05-17', 'profile.sex': 'female' };
    const names = { 'profile.first_name': 'Ann', 'profile.last_name': 'Lee' };
    const typed = { ...names, ...born, password: owner.password };
    return { to: owner.email, owner, typed, done: 'Invitation accepted' };
  },
  ...memberMails(system),
  'account-erased': async () => {
    const owner = await person();
    await owner.browser.post(api('me/erase/'), { current_password: owner.password });
    return { to: owner.email, owner };
  },
};

/** Waits until a mail, and every other mail and request of the account, has been processed. */
async function sent(template: string, to: string): Promise<void> {
  await eventually(
    `The mail ${template} to ${to}`,
    async () => {
      const { rows } = await database.query<{ caused: boolean; open: boolean }>(
        `SELECT EXISTS (SELECT FROM mail_outbox WHERE recipient = $1 AND template = $2) AS caused,
         EXISTS (SELECT FROM mail_outbox WHERE sent_at IS NULL AND (recipient = $1 OR about IN
           (SELECT about FROM mail_outbox WHERE recipient = $1))) AS open`,
        [to, template],
      );
      return rows[0]!.caused && !rows[0]!.open;
    },
    20,
  );
}

/** Who opens the links: nobody in particular, and somebody else who is logged in. */
async function scanners(): Promise<Browser[]> {
  return [new Browser(gateway), (await person()).browser];
}

async function idOf(email: string): Promise<number> {
  const { rows } = await database.query<{ id: number }>('SELECT id FROM users WHERE email = $1', [email]);
  return rows[0]?.id ?? 0;
}
const subjectsTo = async (email: string) => (await mailbox.mails(email)).map(({ subject }) => subject);
const sessionStatus = async (browser: Browser) => (await browser.post(api('test/'))).status;

describe('a scanner that opens every link of a mail twice, by GET and HEAD', () => {
  it('knows a cause of every mail', () => {
    const files = readdirSync(join(root, 'libs/mail-queue/src/templates'));
    const mails = files.flatMap((file) => /^(.*)\.en\.text\.hbs$/.exec(file)?.[1] ?? []);
    expect(Object.keys(causes).toSorted()).toEqual(mails.toSorted());
  });

  it.each(Object.keys(causes))('changes nothing, for the mail %s', async (template) => {
    const caused = await causes[template]!();
    await sent(template, caused.to);
    const userId = await idOf(caused.owner.email);
    const state = async () => ({
      rows: await accountRows(database, userId),
      mails: [await subjectsTo(caused.to), await subjectsTo(caused.owner.email)],
      session: await sessionStatus(caused.owner.browser),
    });
    const links = (await mailbox.mails(caused.to)).flatMap(linksOf);
    expect(links.map(({ origin }) => origin)).toEqual(links.map(() => gateway));
    const before = await state();
    for (const scanner of await scanners()) {
      const wasLoggedIn = await sessionStatus(scanner);
      for (const link of links) {
        const opened = await scan(link, scanner);
        expect(opened.filter(({ status }) => status >= 500)).toEqual([]);
        expect(opened.flatMap(({ setCookies }) => setCookies)).toEqual([]);
      }
      expect(await sessionStatus(scanner)).toBe(wasLoggedIn);
    }
    expect(await state()).toEqual(before);
    if (caused.typed) await useLink(caused);
  });
});
