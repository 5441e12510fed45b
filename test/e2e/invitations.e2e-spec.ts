/** Invitations over HTTP: sending, each state, and each bad input, with the mails as they arrive. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import {
  approve,
  api,
  create,
  createOrganisation,
  housing,
  type OrganisationMembers,
  remove,
} from '../support/people/organisations.js';
import {
  companyProfile,
  loggedInPerson,
  logIn,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const profile = { type: 'worker', first_name: 'Анна', last_name: 'Иванова', position: 'Мастер' };
const entered = { birth_date: '1990-05-17', sex: 'female' };

let members: OrganisationMembers;
let company: Browser;

beforeAll(async () => {
  members = await createOrganisation(system);
  company = members.company.browser;
});

const invite = (email: string, given: object = {}, browser = company) =>
  browser.post(api('invitations/'), { email, profile, ...given });

/** @returns the id and the mailed code */
async function invited(email: string, given: object = {}, browser = company) {
  const answer = await invite(email, given, browser);
  expect(answer).toMatchObject({ status: 201, body: { email, state: 'sent', times_sent: 1 } });
  const mail = await mailbox.mailWith(email, /account\/invitation/);
  const code = mailbox.linkIn(mail).searchParams.get('code')!;
  return { id: (answer.body as { id: string }).id, code };
}

const stranger = () => new Browser(system.gateway);
const accept = (code: string, browser = stranger(), given: object = {}) =>
  browser.post(api('invitation/accept/'), { code, password: uniquePassword(), profile: entered, ...given });
const read = async (id: string) => (await company.get(api(`invitations/${id}/`))).body;

describe('an invitation by a company', () => {
  it('arrives with one link, and who accepts it can log in at once and belongs to the company', async () => {
    const department = await create(company, 'departments/', { name: 'Sales' });
    const email = uniqueEmail('invited');
    const { id, code } = await invited(email, { department_id: department.id, language: 'ru' });
    const { subject, text } = await mailbox.mail(email);
    expect(subject).toBe('Вас приглашают');
    expect(text).toMatch(/приглашает\s+вас/);
    const looked = await stranger().post(api('invitation/'), { code });
    expect(looked).toMatchObject({ status: 200, body: { email, department: 'Sales', next: 'set_password' } });
    expect(await read(id)).toMatchObject({ state: 'opened' });
    const password = uniquePassword();
    const accepted = await accept(code, stranger(), { password });
    expect(accepted).toMatchObject({
      status: 200,
      body: { is_new: true, gone: [], permissions_left_out: [] },
    });
    expect(await read(id)).toMatchObject({
      state: 'accepted',
      user_id: (accepted.body as { user_id: number }).user_id,
    });
    const browser = stranger();
    await logIn({ browser, email, password });
    expect((await browser.get(api('me/'))).body).toMatchObject({
      email,
      profile: { first_name: 'Анна', position: 'Мастер', birth_date: '1990-05-17' },
    });
    const workers = await company.get(api(`departments/${department.id}/workers/`));
    expect((workers.body as { items: unknown[] }).items).toHaveLength(1);
  });

  it('is accepted after login by who has an account, and by nobody else', async () => {
    const { worker, tenant } = members;
    const { code } = await invited(worker.email);
    expect(await accept(code)).toMatchObject({ status: 401, body: { code: 'invitation.login_required' } });
    expect(await accept(code, tenant.browser)).toMatchObject({
      status: 403,
      body: { code: 'invitation.other_person' },
    });
    const accepted = await worker.browser.post(api('invitation/accept/'), { code });
    expect(accepted).toMatchObject({ status: 200, body: { user_id: worker.userId, is_new: false } });
  });

  it('leaves out permissions that the company lost meanwhile, and names them', async () => {
    const { admin } = members;
    const names = ['kept', 'lost'].map((word) => `${word}_${randomUUID().slice(0, 8)}`);
    for (const name of names) await create(admin, 'permissions/', { name });
    const holder = `users/${members.company.userId}/permissions/`;
    const permissions = names.map((name) => `${name} read`);
    expect((await admin.post(api(holder), { permissions })).status).toBe(200);
    const department = await create(company, 'departments/', { name: 'Gates' });
    const { code } = await invited(uniqueEmail('holder'), { department_id: department.id, permissions });
    await admin.request('DELETE', api(holder), { body: { permissions: [permissions[1]] } });
    expect((await accept(code)).body).toMatchObject({
      permissions: [permissions[0]],
      permissions_left_out: [permissions[1]],
    });
  });

  it('of an owner is refused once the shares would exceed the whole', async () => {
    const { area } = await housing(company);
    const tenant = { profile: { ...profile, type: 'tenant', position: undefined }, area_id: area.id };
    const first = await invited(uniqueEmail('owner'), { ...tenant, part: '0.6' });
    const second = await invited(uniqueEmail('owner'), { ...tenant, part: '0.5' });
    expect((await accept(first.code)).status).toBe(200);
    expect(await accept(second.code)).toMatchObject({
      status: 409,
      body: { code: 'invitation.share_exceeds' },
    });
    expect(await read(second.id)).toMatchObject({ state: 'sent' });
  });

  it('still joins the company if its department was deleted, and says so', async () => {
    const department = await create(company, 'departments/', { name: 'Short-lived' });
    const { code } = await invited(uniqueEmail('late'), { department_id: department.id });
    expect((await remove(company, `departments/${department.id}/`, 1)).status).toBe(204);
    expect((await accept(code)).body).toMatchObject({ gone: ['department'] });
  });

  it('cannot be accepted once the company is no longer approved', async () => {
    const other = await loggedInPerson(system.gateway, mailbox, companyProfile());
    expect(await invite(uniqueEmail(), {}, other.browser)).toMatchObject({
      status: 403,
      body: { code: 'company_approval_pending' },
    });
    await approve(members.admin, other.userId);
    const { code } = await invited(uniqueEmail('unlucky'), {}, other.browser);
    await members.admin.request('DELETE', api(`companies/${other.userId}/approval/`));
    expect(await accept(code)).toMatchObject({ status: 409, body: { code: 'invitation.company_gone' } });
  });
});

describe('the link of an invitation', () => {
  it('says that it was used, declined, withdrawn, replaced, or never existed', async () => {
    const codeAfter = async (end: (one: { id: string; code: string }) => Promise<unknown>) => {
      const one = await invited(uniqueEmail('ended'));
      await end(one);
      return ((await accept(one.code)).body as { code: string }).code;
    };
    const act = (id: string, what: string) => company.post(api(`invitations/${id}/${what}/`), {});
    expect(await codeAfter(({ code }) => accept(code))).toBe('invitation.accepted_already');
    expect(await codeAfter(({ code }) => stranger().post(api('invitation/decline/'), { code }))).toBe(
      'invitation.declined_already',
    );
    expect(await codeAfter(({ id }) => act(id, 'revoke'))).toBe('invitation.revoked');
    expect(await codeAfter(({ id }) => act(id, 'resend'))).toBe('invitation.replaced');
    expect((await accept('a guess')).body).toMatchObject({ code: 'invitation.code_rejected' });
  });

  it('in a mail sent again works', async () => {
    const email = uniqueEmail('again');
    const { id } = await invited(email);
    const again = await company.post(api(`invitations/${id}/resend/`), {});
    expect(again).toMatchObject({ status: 200, body: { state: 'sent', times_sent: 2 } });
    const newest = mailbox.linkIn(await mailbox.mail(email, 2)).searchParams.get('code')!;
    expect((await accept(newest)).status).toBe(200);
  });
});

describe('bad input', () => {
  it('sends one mail for 12 invitations of one address at once', async () => {
    const email = uniqueEmail('twelve');
    const answers = await Promise.all(Array.from({ length: 12 }, () => invite(email)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(11);
    await mailbox.mail(email);
    expect(await mailbox.mails(email)).toHaveLength(1);
  });

  it.each([
    ['no address', { email: 'nobody' }, { email: [expect.any(String)] }],
    [
      'a field of another type',
      { profile: { type: 'worker', rooms: ['1'] } },
      { profile: expect.anything() },
    ],
    [
      'a department without a worker',
      { profile: { type: 'tenant' }, department_id: randomUUID() },
      { department_id: [expect.any(String)] },
    ],
    ['an unknown department', { department_id: randomUUID() }, { department_id: [expect.any(String)] }],
    ['a share without an area', { part: '0.5' }, { area_id: [expect.any(String)] }],
    ['permissions without a department', { permissions: ['x read'] }, { permissions: [expect.any(String)] }],
    ['an unknown group', { department_id: 'own', group: 'no such group' }, { group: [expect.any(String)] }],
    ['a company', { profile: { type: 'company' } }, { profile: { type: [expect.any(String)] } }],
  ])('refuses %s', async (_, given: Record<string, unknown>, body) => {
    const own =
      given['department_id'] === 'own' && (await create(company, 'departments/', { name: 'Own' })).id;
    const answer = await invite(uniqueEmail(), { ...given, ...(own && { department_id: own }) });
    expect(answer).toMatchObject({ status: 400, body });
  });

  it('keeps the invitations of a company from others, and from people who manage nothing', async () => {
    const { id } = await invited(uniqueEmail('private'));
    const { rival, worker } = members;
    expect((await rival.browser.get(api(`invitations/${id}/`))).status).toBe(404);
    expect((await rival.browser.post(api(`invitations/${id}/revoke/`), {})).status).toBe(404);
    expect((await worker.browser.get(api('invitations/'))).status).toBe(403);
    const foreign = await invite(uniqueEmail(), { company_id: rival.userId });
    expect(foreign).toMatchObject({ status: 400, body: { company_id: [expect.any(String)] } });
    const listed = await rival.browser.get(api('invitations/?state=sent'));
    expect((listed.body as { items: unknown[] }).items).toEqual([]);
  });

  it('shows a bounced mail at the invitation', async () => {
    const email = uniqueEmail('bounced');
    await mailbox.respond(email, 'refuse');
    const { id } = (await invite(email)).body as { id: string };
    await expect
      .poll(async () => ((await read(id)) as { mail: unknown }).mail, { timeout: 20_000 })
      .toMatchObject({ state: 'failed' });
  });

  it('answers in the reader’s language', async () => {
    const answer = await stranger().request('POST', api('invitation/'), {
      body: { code: 'x' },
      headers: { 'Accept-Language': 'ru', Accept: 'application/problem+json' },
    });
    expect(answer).toMatchObject({ status: 400, body: { title: expect.stringContaining('Ссылка') } });
  });
});
