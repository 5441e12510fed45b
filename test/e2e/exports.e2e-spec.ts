/** Lists as CSV files, over HTTP and from the pages about people. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, approve, assign, create, superuserOf } from '../support/people/organisations.js';
import { companyProfile, type KnownPerson, loggedInPerson, uniqueEmail } from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const mark = '\ufeff';
const unique = randomBytes(4).toString('hex');

/** Milliseconds for an import in the shell. */
vi.setConfig({ testTimeout: 120_000 });

let admin: Browser;
let company: KnownPerson;
let worker: KnownPerson;

beforeAll(async () => {
  admin = await superuserOf(system);
  [company, worker] = await Promise.all([
    loggedInPerson(system.gateway, mailbox, { ...companyProfile(), name: `=Harbour ${unique}` }),
    loggedInPerson(system.gateway, mailbox),
  ]);
  await approve(admin, company.userId);
  await assign(admin, company, worker);
  const department = await create(company.browser, 'departments/', { name: '=1+1' });
  await create(company.browser, `departments/${department.id}/workers/`, { user_id: worker.userId });
});

const download = (browser: Browser, path: string, language = 'en') =>
  browser.get(path, { headers: { 'Accept-Language': language } });

describe('the accounts as CSV', () => {
  it('have the filters of the list, and keep what a spreadsheet would run as text', async () => {
    const { status, headers, body } = await download(admin, api(`users.csv?search=Harbour ${unique}`));
    expect([status, headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="accounts.csv"',
    ]);
    const [header, row, ...rest] = (body as string).split('\r\n');
    expect(header!.replace(mark, '')).toBe('Number,Email,Name,Kind,State,Rank,Created,Last login');
    expect(row).toContain(`${company.userId},${company.email},'=Harbour ${unique},Company,Active,,`);
    expect(rest).toEqual(['']);
  });

  it('have headers in the language of the caller', async () => {
    const { body } = await download(admin, api(`users.csv?search=${worker.email}`), 'ru');
    expect(body).toContain('Номер,Почта,Имя или название');
    expect(body).toContain(',Работник,Действует,');
  });

  it('are refused to companies and persons, and with a filter that the list refuses', async () => {
    for (const { browser } of [company, worker])
      expect((await browser.get(api('users.csv'))).status).toBe(403);
    expect((await admin.get(api('users.csv?search=%25'))).status).toBe(400);
    expect((await admin.get(api('users.csv?type=dog'))).status).toBe(400);
  });
});

describe('the members of a company as CSV', () => {
  it('are those of the list, without emails', async () => {
    const { body } = await download(company.browser, api(`companies/${company.userId}/members.csv`));
    expect(body).toMatch(/Number,Name,Kind,State/);
    expect(body).toMatch(new RegExp(`\n${worker.userId},[^\n]+,Worker,Active,yes,'=1\\+1\r\n$`));
    expect(body).not.toContain(worker.email);
  });

  it('are hidden from others', async () => {
    const rival = await loggedInPerson(system.gateway, mailbox, companyProfile());
    for (const { browser } of [worker, rival])
      expect((await browser.get(api(`companies/${company.userId}/members.csv`))).status).toBe(404);
  });
});

describe('invitations as CSV', () => {
  it('of a company are complete beyond a page, and only its own', async () => {
    const rows = Array.from({ length: 1100 }, (_, index) => `p${index}@${unique}.example.org,worker\n`);
    const command = ['people', 'import', '-', '--company', company.email];
    await runCommand(command, system.environment, `email,type\n${rows.join('')}`);
    const foreign = uniqueEmail();
    await create(admin, 'invitations/', { email: foreign, profile: { type: 'worker' } });
    const { body } = await download(company.browser, api('invitations.csv'));
    const emails = (body as string)
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[0]);
    expect([emails.length, new Set(emails).size]).toEqual([1100, 1100]);
    expect(body).not.toContain(foreign);
    const found = await download(company.browser, api(`invitations.csv?search=p7@${unique}`));
    expect((found.body as string).split('\r\n')).toHaveLength(3);
    expect((await company.browser.get(api('invitations.csv?state=lost'))).status).toBe(400);
    expect((await worker.browser.get(api('invitations.csv'))).status).toBe(403);
  });
});

describe('the lists of the shell', () => {
  const csv = async (...command: string[]) => {
    const { code, stdout, stderr } = await runCommand([...command, '--csv'], system.environment);
    expect([code, stderr]).toEqual([0, '']);
    return stdout.replace(mark, '').trim().split('\n');
  };

  it('are printed as CSV, in which no value is a formula', async () => {
    const users = await csv('users', 'list', '--search', `Harbour ${unique}`);
    expect(users).toEqual([
      'id,email,profile type,name,state',
      `${company.userId},${company.email},company,'=Harbour ${unique},active`,
    ]);
    const members = await csv('companies', 'members', company.email);
    expect(members[1]).toMatch(new RegExp(`^${worker.userId},worker,[^,]+,'=1\\+1$`));
    const email = uniqueEmail();
    await create(company.browser, 'invitations/', { email, profile: { type: 'worker' } });
    const invitations = await csv('invitations', 'list', '--search', email);
    expect([invitations.length, invitations[1]]).toEqual([
      2,
      expect.stringContaining(`,'=Harbour ${unique},`),
    ]);
  });
});

describe('the pages about people', () => {
  /** Follows the link on the page. */
  async function follow(browser: Browser, path: string) {
    const page = await browser.get(path, { headers: { 'Accept-Language': 'en' } });
    const [, link] = /href="([^"]+\/export[^"]*)"/.exec(page.body as string) ?? [];
    return download(browser, link!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
  }

  it('offer the list that they show to administrators as a download', async () => {
    const { status, body } = await follow(admin, `/account/people?search=${company.email}&type=company`);
    expect([status, (body as string).trim().split('\r\n').length]).toEqual([200, 2]);
    expect(body).toContain(`${company.userId},${company.email},`);
  });

  it('offer a company its people without emails, and its invitations', async () => {
    const people = await follow(company.browser, '/account/people?state=member');
    expect(people.body).toContain(`${worker.userId},`);
    expect(people.body).not.toContain(worker.email);
    await create(company.browser, 'invitations/', { email: uniqueEmail(), profile: { type: 'tenant' } });
    const invitations = await follow(company.browser, '/account/people/invitations?state=sent');
    expect(invitations.body).toMatch(/@example\.org,Resident,Sent,'=Harbour/);
  });

  it('give nothing to persons, and lead visitors to the login', async () => {
    const headers = { Accept: 'text/html' };
    for (const path of ['/account/people/export', '/account/people/invitations/export']) {
      const { status, body } = await worker.browser.get(path, { headers });
      expect([status, body]).toEqual([403, expect.stringMatching(/^<!doctype html>/i)]);
      const visitor = await fetch(new URL(path, system.gateway), { redirect: 'manual', headers });
      expect([visitor.status, visitor.headers.get('location')]).toEqual([
        303,
        expect.stringContaining('/login'),
      ]);
    }
  });
});
