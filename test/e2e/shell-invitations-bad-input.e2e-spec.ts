/** Bad input of `invitations` in the shell: addresses, arguments, permissions and limits that do not fit. */
import { randomUUID } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import {
  api,
  approvedCompany,
  create,
  createOrganisation,
  housing,
  items,
  type OrganisationMembers,
  type Row,
} from '../support/people/organisations.js';
import { loggedInPerson, logIn, uniqueEmail, workerProfile } from '../support/people/people.js';
import { ShellInvitations } from '../support/people/shell-invitations.js';
import { freePort } from '../support/test-run/free-port.js';

const system = inject('system');
const shell = new ShellInvitations(system);
const database = new Postgres({ connectionString: system.ownerDatabase });

/** Milliseconds for a dozen processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let members: OrganisationMembers;
let department: Row;
let foreignDepartment: Row;
let foreignArea: Row;
let area: Row;

beforeAll(async () => {
  await database.connect();
  members = await createOrganisation(system);
  const { company, rival } = members;
  department = await create(company.browser, 'departments/', { name: 'Repairs' });
  foreignDepartment = await create(rival.browser, 'departments/', { name: 'Repairs' });
  ({ area } = await housing(company.browser));
  ({ area: foreignArea } = await housing(rival.browser));
});

afterAll(() => database.end());

const toCompany = () => ['--company', members.company.email, '--department', department.id];
const worker = () => loggedInPerson(system.gateway, shell.mailbox, workerProfile());

/** Invites an address and accepts with the mailed code. */
async function joins(email: string, options: string[], browser?: Browser) {
  await shell.send(email, ...options);
  return shell.accept(await shell.code(email, browser ? 2 : 1), browser);
}

describe('one address', () => {
  it('invited by several processes at once gets one invitation and one mail', async () => {
    const email = uniqueEmail('twice');
    const send = (spelling: string) => shell.run('send', spelling, '--type', 'worker', ...toCompany());
    const results = await Promise.all([email, email.toUpperCase(), ` ${email}`].map(send));
    expect(results.map(({ code }) => code).toSorted()).toEqual([0, 1, 1]);
    for (const { code, stderr } of results)
      if (code === 1) expect(stderr).toMatch(/^This address already has an open invitation\..*\n$/);
    const { rows } = await database.query('SELECT state FROM invitations WHERE email = $1', [email]);
    expect(rows).toEqual([{ state: 'sent' }]);
    await shell.mailbox.mail(email);
    expect(await shell.mailbox.mails(email)).toHaveLength(1);
  });

  it('of somebody erased is invited like a new one, and makes a new account', async () => {
    const { email, userId } = await worker();
    await runCommand(['users', 'erase', email, '--yes'], system.environment);
    await shell.send(email, ...toCompany());
    const accepted = await shell.accept(await shell.code(email, 2));
    expect(accepted).toMatchObject({ status: 200, body: { is_new: true } });
    expect((accepted.body as { user_id: number }).user_id).not.toBe(userId);
  });

  it('of somebody deactivated is invited like any other, and cannot accept until the account is open', async () => {
    const person = await worker();
    await runCommand(['users', 'deactivate', person.email], system.environment);
    expect(await joins(person.email, toCompany(), new Browser(system.gateway))).toMatchObject({
      status: 409,
      body: { code: 'invitation.account_closed' },
    });
    await runCommand(['users', 'activate', person.email], system.environment);
    await logIn(person);
    const accepted = await shell.accept(await shell.code(person.email, 2), person.browser);
    expect(accepted).toMatchObject({ status: 200, body: { user_id: person.userId, is_new: false } });
  });

  it('of a member is invited like any other: they join another company, and their own once', async () => {
    const { email, browser } = await worker();
    const { rival } = members;
    expect((await joins(email, toCompany(), browser)).status).toBe(200);
    await shell.send(email, '--company', rival.email, '--department', foreignDepartment.id);
    expect((await shell.accept(await shell.code(email, 3), browser)).status).toBe(200);
    await shell.send(email, ...toCompany());
    expect(await shell.accept(await shell.code(email, 4), browser)).toMatchObject({ status: 200 });
    expect(await items(browser, 'me/companies/')).toHaveLength(2);
    const workers = await items(members.company.browser, `departments/${department.id}/workers/`);
    expect(workers.filter((one) => one['email'] === email).length).toBeLessThan(2);
  });
});

describe('permissions', () => {
  it('that the company does not hold are named, and those it loses are left out', async () => {
    const { admin, company } = members;
    const [kept, lost] = ['kept', 'lost'].map((word) => `${word}_${randomUUID().slice(0, 8)}`);
    for (const name of [kept, lost]) await create(admin, 'permissions/', { name: name! });
    const email = uniqueEmail('holder');
    const wanted = ['--permission', `${kept} read`, '--permission', `${lost} read`];
    const beyond = await shell.run('send', email, '--type', 'worker', ...toCompany(), ...wanted);
    expect([beyond.code, beyond.stderr]).toEqual([1, expect.stringContaining(`${lost} read`)]);
    const permissions = [`${kept} read`, `${lost} read`];
    await admin.post(api(`users/${company.userId}/permissions/`), { permissions });
    await shell.send(email, ...toCompany(), ...wanted);
    await runCommand(['permissions', 'revoke', company.email, `${lost} read`], system.environment);
    expect(await shell.accept(await shell.code(email))).toMatchObject({
      status: 200,
      body: { permissions: [`${kept} read`], permissions_left_out: [`${lost} read`] },
    });
  });
});

describe('the daily limit of a company', () => {
  it('ends its invitations, and not those of the shell for it', async () => {
    const firm = await approvedCompany(system, members.admin);
    const port = String(await freePort());
    const gateway = await startApp('gateway', {
      ...system.environment,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      INVITATIONS_PER_DAY: '1',
    });
    try {
      const browser = new Browser(gateway.url);
      await logIn({ ...firm, browser });
      const invite = () =>
        browser.post(api('invitations/'), { email: uniqueEmail('limit'), profile: { type: 'worker' } });
      const [first, second] = [await invite(), await invite()];
      expect(first.status).toBe(201);
      expect(second).toMatchObject({ status: 429, body: { code: 'invitation.too_many' } });
      expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(80_000);
    } finally {
      await gateway.stop();
    }
    const command = [
      'invitations',
      'send',
      uniqueEmail('limit'),
      '--type',
      'worker',
      '--company',
      firm.email,
    ];
    const limited = { ...system.environment, INVITATIONS_PER_DAY: '1' };
    expect((await runCommand(command, limited)).code).toBe(0);
  });
});

describe('a command', () => {
  const fresh = () => ['send', uniqueEmail('bad'), '--type'];
  const company = () => ['--company', members.company.email];

  it.each<[string, () => string[], RegExp, number?]>([
    ['without a type', () => ['send', uniqueEmail()], /--type/, 2],
    ['with an unknown type', () => [...fresh(), 'cat'], /^type: Enter worker, tenant, company/, 2],
    ['with an invalid email', () => ['send', 'nobody', '--type', 'worker'], /^email: /],
    ['without an email', () => ['send', '--type', 'worker'], /email/, 2],
    ['with an unknown language', () => [...fresh(), 'worker', '--language', 'fr'], /^language: /, 2],
    ['with an unknown field', () => [...fresh(), 'worker', '--field', 'shoes=42'], /^shoes: /],
    ['with a field of the account', () => [...fresh(), 'worker', '--field', 'inn=123456789012'], /^inn: /],
    [
      'with an invalid field',
      () => [...fresh(), 'worker', '--field', 'birth_date=1.1.2001'],
      /^birth_date: /,
    ],
    [
      'to an unknown company',
      () => [...fresh(), 'worker', '--company', 'x@example.org'],
      /^There is no user x@example[.]org[.]/,
    ],
    [
      'to somebody who is no company',
      () => [...fresh(), 'worker', '--company', members.worker.email],
      /^company_id: /,
    ],
    ['of a company to a company', () => [...fresh(), 'company', ...company()], /^company_id: /],
    [
      'with an unknown department',
      () => [...fresh(), 'worker', ...company(), '--department', randomUUID()],
      /^department_id: /,
    ],
    [
      'with a department of another company',
      () => [...fresh(), 'worker', ...company(), '--department', foreignDepartment.id],
      /^department_id: /,
    ],
    [
      'with a department and no company',
      () => [...fresh(), 'worker', '--department', department.id],
      /^department_id: /,
    ],
    [
      'with an area of another company',
      () => [...fresh(), 'tenant', ...company(), '--area', foreignArea.id],
      /^area_id: /,
    ],
    [
      'with a share over 1',
      () => [...fresh(), 'tenant', ...company(), '--area', area.id, '--part', '1.5'],
      /^part: /,
    ],
    ['with a share and no area', () => [...fresh(), 'tenant', ...company(), '--part', '0.5'], /^area_id: /],
    [
      'with an unknown permission',
      () => [...fresh(), 'worker', ...toCompany(), '--permission', 'no_such_thing'],
      /no_such_thing/,
    ],
    [
      'with permissions and no department',
      () => [...fresh(), 'worker', ...company(), '--permission', 'crm read'],
      /^permissions: /,
    ],
    [
      'with an unknown group',
      () => [...fresh(), 'worker', ...toCompany(), '--group', 'No such group'],
      /^group: /,
    ],
    ['for an unknown state', () => ['list', '--state', 'lost'], /^state: Use one of: sent, opened/, 2],
    ['for an empty search', () => ['list', '--search', ' '], /^search: /],
    ['for an unknown invitation', () => ['show', randomUUID()], /^There is no invitation/],
    ['to send an unknown invitation again', () => ['resend', randomUUID()], /^There is no invitation/],
  ])('%s fails with one clear line', async (_, command, sentence, expected = 1) => {
    const { code, stdout, stderr } = await shell.run(...command());
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\bat .*:\d+/);
  });
});
