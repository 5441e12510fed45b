/** Imports of people and houses from CSV files over HTTP, done by the worker. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { sendRaw } from '../support/attacks/raw-http.js';
import { eventually } from '../support/eventually.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, approvedCompany, superuserOf } from '../support/people/organisations.js';
import { companyProfile, type KnownPerson, loggedInPerson, uniqueEmail } from '../support/people/people.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

/** Milliseconds for several mails in sequence. */
vi.setConfig({ testTimeout: 120_000 });

interface Import {
  readonly id: string;
  readonly state: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly planned: Readonly<Record<string, number>>;
  readonly done: Readonly<Record<string, number>>;
}

let company: KnownPerson;
let admin: Browser;

beforeAll(async () => {
  admin = await superuserOf(system);
  company = await approvedCompany(system, admin);
});

const upload = (content: string | Buffer, query = '', browser = company.browser) =>
  browser.post(api(`imports/${query}`), Buffer.from(content), { headers: { 'Content-Type': 'text/csv' } });

async function inState(id: string, state: string): Promise<Import> {
  return eventually(`The state ${state}`, async () => {
    const { body } = await company.browser.get(api(`imports/${id}/`));
    expect(body).toMatchObject({ state });
    return body as Import;
  });
}

/** @returns the import once its rows are checked */
async function checked(content: string | Buffer): Promise<Import> {
  const { status, body } = await upload(content);
  expect([status, body]).toEqual([201, expect.objectContaining({ id: expect.any(String) })]);
  return inState((body as Import).id, 'checked');
}

const start = (id: string, body = {}) => company.browser.post(api(`imports/${id}/start/`), body);

describe('an import of people', () => {
  it('says what would happen, then invites, and repeated it changes nothing', async () => {
    const [first, second] = [uniqueEmail(), uniqueEmail()];
    const file = `email,type,first_name,phones\n${first},worker,Анна,+79211234567\n${second},жилец,=1+1,\n${first},worker,,\nx,worker,,\n`;
    const { id, planned } = await checked(file);
    const none = { already_invited: 0, already_member: 0, created: 0, already_exists: 0 };
    expect(planned).toEqual({ ...none, invited: 2, repeated: 1, wrong: 1 });
    expect((await start(id)).status).toBe(200);
    expect((await inState(id, 'finished')).done).toEqual(planned);
    await mailbox.mail(first, 1);
    await mailbox.mail(second, 1);
    const { body } = await company.browser.get(api(`invitations/?search=${first}`));
    expect(body).toMatchObject({ items: [{ phones: ['+79211234567'] }] });

    const again = await checked(file);
    await start(again.id);
    const { done } = await inState(again.id, 'finished');
    expect(done).toMatchObject({ invited: 0, already_invited: 2, repeated: 1, wrong: 1 });
  });

  it('lists the wrong rows with reasons, and downloads all rows as text that no spreadsheet runs', async () => {
    const { id } = await checked(`email;type;position\nx;worker;=cmd()\n${uniqueEmail()};dog;\n`);
    const { body } = await company.browser.get(api(`imports/${id}/rows/?outcome=wrong&limit=1`));
    expect(body).toMatchObject({
      items: [{ line: 2, plan: 'wrong', outcome: null, reason: { en: expect.stringMatching(/^email: /) } }],
      next: expect.any(String),
    });
    const options = { headers: { 'Accept-Language': 'ru' } };
    const download = await company.browser.get(api(`imports/${id}/rows.csv`), options);
    expect(download.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(download.headers.get('content-disposition')).toContain('attachment');
    expect(download.body).toContain(`x,worker,'=cmd(),ошибка,`);
  });

  it('of a file in windows-1251 starts once its encoding is confirmed', async () => {
    // «Почта;Тип» and «жилец» in windows-1251.
    const header = Buffer.from('cfeef7f2e03bd2e8ef0a', 'hex');
    const email = uniqueEmail();
    const row = Buffer.concat([Buffer.from(`${email};`), Buffer.from('e6e8ebe5f60a', 'hex')]);
    const { id, encoding, delimiter } = await checked(Buffer.concat([header, row]));
    expect({ encoding, delimiter }).toEqual({ encoding: 'windows-1251', delimiter: ';' });
    expect(await start(id)).toMatchObject({ status: 409, body: { code: 'import.encoding_unconfirmed' } });
    expect((await start(id, { encoding })).status).toBe(200);
    expect((await inState(id, 'finished')).done).toMatchObject({ invited: 1 });
  });

  it('is cancelled before its start', async () => {
    const { id } = await checked(`email,type\n${uniqueEmail()},worker\n`);
    const cancelled = await company.browser.post(api(`imports/${id}/cancel/`));
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
    expect(await start(id)).toMatchObject({ status: 409, body: { code: 'import.wrong_state' } });
  });
});

describe('an import of houses', () => {
  it('creates what the company lacks, where people are then invited to', async () => {
    const file = 'Группа;Город;Улица;Дом;Квартира\nЦентр;Тверь;Зелёная;12а;1\nЦентр;Тверь;Зелёная;12а;2\n';
    const ofHouses = async () => {
      const { status, body } = await upload(file, '?kind=houses');
      expect([status, body]).toEqual([201, expect.objectContaining({ kind: 'houses' })]);
      const { id } = await inState((body as Import).id, 'checked');
      expect((await start(id)).status).toBe(200);
      return (await inState(id, 'finished')).done;
    };
    expect(await ofHouses()).toMatchObject({ created: 2, already_exists: 0, wrong: 0 });
    expect(await ofHouses()).toMatchObject({ created: 0, already_exists: 2, wrong: 0 });
    const { body } = await company.browser.get(api('house-groups/'));
    expect(body).toMatchObject({ items: [{ name: 'Центр', provider_id: company.userId }] });
    const people = `email;type;Город;Улица;Дом;Литера;Квартира\n${uniqueEmail()};жилец;тверь;зеленая;12;А;2\n`;
    expect((await checked(people)).planned).toMatchObject({ invited: 1, wrong: 0 });
  });

  it('by an admin needs the name of the company', async () => {
    const file = 'group,city,street,house\nA,B,C,1\n';
    const { status, body } = await upload(file, '?kind=houses', admin);
    expect([status, body]).toMatchObject([400, { company_id: ['This field is required.'] }]);
    expect((await upload(file, `?kind=houses&company_id=${company.userId}`, admin)).status).toBe(201);
    expect((await upload(file, '?kind=cars')).status).toBe(400);
  });
});

describe('an upload', () => {
  it.each([
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 and more'), 'import.not_csv'],
    ['nothing below the header', 'email,type\n', 'import.empty'],
    ['an unknown column', 'email,type,shoe\na@example.org,worker,42\n', 'import.columns'],
    ['open quotes', 'email,type\n"a@example.org,worker\n', 'import.malformed'],
  ])('with %s is refused', async (_, content, code) => {
    expect(await upload(content)).toMatchObject({ status: 400, body: { code } });
  });

  it('beyond 16 MiB is refused', async () => {
    // The gateway answers and closes before the body arrives, which a client that is still sending may not read.
    const { jar } = company.browser;
    const head = [
      `POST ${api('imports/')} HTTP/1.1`,
      `Host: ${new URL(system.gateway).host}`,
      `Cookie: ${jar.header()}`,
      `X-CSRFToken: ${jar.get('csrftoken')}`,
      'Content-Type: text/csv',
      `Content-Length: ${16 * 1024 * 1024 + 1}`,
      'Connection: close',
    ];
    const { status } = await sendRaw(system.gateway, `${head.join('\r\n')}\r\n\r\n`);
    expect(status).toBe(413);
  });

  it('as JSON is refused, and a CSV file on another route', async () => {
    const json = await company.browser.post(api('imports/'), { email: 'a@example.org' });
    expect(json).toMatchObject({ status: 400, body: { code: 'import.not_csv' } });
    const headers = { 'Content-Type': 'text/csv' };
    const { status } = await company.browser.post(api('departments/'), Buffer.from('name\nA\n'), { headers });
    expect(status).toBe(415);
  });

  it('by a company that is not approved, or for another company, is refused', async () => {
    const other = await loggedInPerson(system.gateway, mailbox, companyProfile());
    const file = `email,type\n${randomBytes(4).toString('hex')}@example.org,worker\n`;
    const waiting = await upload(file, '', other.browser);
    expect(waiting).toMatchObject({ status: 403, body: { code: 'company_approval_pending' } });
    expect((await upload(file, `?company_id=${other.userId}`)).status).toBe(404);
    expect((await upload(file, `?company_id=${company.userId}`, admin)).status).toBe(201);
  });

  it('is invisible to other companies', async () => {
    const { body } = await upload(`email,type\n${uniqueEmail()},worker\n`);
    const rival = await loggedInPerson(system.gateway, mailbox, companyProfile());
    for (const path of ['', 'rows/', 'rows.csv'])
      expect((await rival.browser.get(api(`imports/${(body as Import).id}/${path}`))).status).toBe(404);
  });
});
