/** Moving workers, removing members and leaving companies, over HTTP and in the shell. */
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { Mailbox } from '../support/mail/mailbox.js';
import {
  api,
  assign,
  create,
  createOrganisation,
  housing,
  items,
  notFound,
  type OrganisationMembers,
  refused,
  remove,
  type Row,
} from '../support/people/organisations.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

let people: OrganisationMembers;
let repairs: Row;
let dispatch: Row;

beforeEach(async () => {
  people = await createOrganisation(system);
  const { admin, company, worker } = people;
  await assign(admin, company, worker);
  repairs = await create(company.browser, 'departments/', { name: 'Repairs' });
  dispatch = await create(company.browser, 'departments/', { name: 'Dispatch' });
  await create(company.browser, `departments/${repairs.id}/workers/`, { user_id: worker.userId });
});

const move = (to: string, from = repairs.id, browser = people.company.browser) =>
  browser.post(api(`departments/${from}/workers/${people.worker.userId}/move/`), { department_id: to });
const own = () => items(people.worker.browser, 'me/companies/');

describe('moving a worker', () => {
  it('is one call of the company, and the worker gets a mail', async () => {
    const { company, worker } = people;
    expect(await move(dispatch.id)).toMatchObject({ status: 204 });
    expect(await own()).toMatchObject([
      { company_id: company.userId, departments: [{ id: dispatch.id, name: 'Dispatch' }] },
    ]);
    const mail = await mailbox.mailWith(
      worker.email,
      /department\s+Repairs\s+to\s+the\s+department\s+Dispatch/,
    );
    expect(mail.text).not.toContain('former company');
  });

  it('to another company is for admins', async () => {
    const { admin, rival, worker } = people;
    const elsewhere = await create(rival.browser, 'departments/', { name: 'Elsewhere' });
    for (const { browser } of [people.company, rival]) {
      expect(await move(elsewhere.id, repairs.id, browser)).toMatchObject(notFound);
    }
    expect(await move(elsewhere.id, repairs.id, worker.browser)).toMatchObject(refused);
    expect(await move(elsewhere.id, repairs.id, admin)).toMatchObject({ status: 204 });
    expect(await own()).toMatchObject([{ company_id: rival.userId, is_assigned: false }]);
    await mailbox.mailWith(worker.email, /former\s+company/);
  });

  it('answers wrong departments and workers by field or as not found', async () => {
    expect(await move('nonsense')).toMatchObject({
      status: 400,
      body: { department_id: [expect.any(String)] },
    });
    expect(await move(repairs.id, dispatch.id)).toMatchObject(notFound);
    expect(await move('019aae10-3c00-7000-8000-000000000001')).toMatchObject(notFound);
    expect(await own()).toMatchObject([{ departments: [{ id: repairs.id }] }]);
  });
});

describe('the members of a company', () => {
  const members = () => items(people.company.browser, `companies/${people.company.userId}/members/`);
  const path = () => `companies/${people.company.userId}/members/${people.worker.userId}/`;

  it('are listed for it with their places, and for nobody else', async () => {
    const { company, rival, worker } = people;
    expect(await members()).toMatchObject([{ user_id: worker.userId, type: 'worker', places: ['Repairs'] }]);
    for (const { browser } of [rival, worker]) {
      expect(await browser.get(api(`companies/${company.userId}/members/`))).toMatchObject(notFound);
    }
  });

  it('are removed by it altogether, and learn of it', async () => {
    const { company, rival, worker } = people;
    expect(await remove(rival.browser, path())).toMatchObject(notFound);
    expect(await remove(worker.browser, path())).toMatchObject(refused);
    expect(await remove(company.browser, path())).toMatchObject({ status: 204 });
    expect([await members(), await own()]).toEqual([[], []]);
    await mailbox.mailWith(worker.email, /no\s+longer\s+belong\s+to\s+the\s+company/);
    expect(await remove(company.browser, path())).toMatchObject(notFound);
    const again = await company.browser.post(api(`departments/${repairs.id}/workers/`), {
      user_id: worker.userId,
    });
    expect(again).toMatchObject(notFound);
  });

  it('also learn that they were removed from one department, or from all by its deletion', async () => {
    const { company, worker } = people;
    await remove(company.browser, `departments/${repairs.id}/workers/${worker.userId}/`);
    await mailbox.mailWith(worker.email, /belong\s+to\s+the\s+department\s+Repairs/);
    await create(company.browser, `departments/${dispatch.id}/workers/`, { user_id: worker.userId });
    await remove(company.browser, `departments/${dispatch.id}/`, 1);
    await mailbox.mailWith(worker.email, /belong\s+to\s+the\s+department\s+Dispatch/);
  });
});

describe('leaving a company', () => {
  it('is possible for workers and tenants, and the company and the person get a mail', async () => {
    const { admin, company, tenant, worker } = people;
    await assign(admin, company, tenant);
    const { area } = await housing(company.browser);
    await create(company.browser, `areas/${area.id}/tenants/`, { user_id: tenant.userId });
    for (const person of [worker, tenant]) {
      const path = `me/companies/${company.userId}/`;
      expect(await items(person.browser, 'me/companies/')).toHaveLength(1);
      expect(await remove(person.browser, path)).toMatchObject({ status: 204 });
      expect(await items(person.browser, 'me/companies/')).toEqual([]);
      expect(await remove(person.browser, path)).toMatchObject(notFound);
      await mailbox.mailWith(person.email, /You\s+have\s+left\s+the\s+company/);
    }
    await mailbox.mailWith(company.email, /has\s+left\s+the\s+company/);
  });
});

describe('the shell', () => {
  it('lists, moves and removes members', { timeout: 180_000 }, async () => {
    const { company, worker } = people;
    const run = async (...command: string[]) => {
      const { code, stdout, stderr } = await runCommand(['companies', ...command], system.environment);
      return { code, output: stdout + stderr };
    };
    const id = String(company.userId);
    const moved = await run('move', worker.email, '--from', repairs.id, '--to', dispatch.id);
    expect(moved).toEqual({
      code: 0,
      output: `User ${worker.userId} is moved to department ${dispatch.id}.\n`,
    });
    const { output } = await run('members', id, '--json');
    expect(JSON.parse(output)).toMatchObject({ items: [{ user_id: worker.userId, places: ['Dispatch'] }] });
    expect((await run('members', id)).output).toMatch(
      new RegExp(`^id\t.*\n${worker.userId}\tworker\t.*\tDispatch\n$`),
    );
    expect((await run('remove-member', id, worker.email)).code).toBe(0);
    expect((await run('members', id)).output).toBe('none\n');
    expect((await run('remove-member', id, worker.email)).code).toBe(1);
    expect((await run('move', worker.email, '--from', 'x', '--to', 'y')).code).toBe(1);
  });
});
