/** Contract, section 1, account: register and activate. */
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { encodings } from '../support/http/body-encodings.js';
import {
  activatedPerson,
  companyProfile,
  register,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const browser = () => new Browser(gateway);
const required = 'This field is required.';

beforeAll(() => database.connect());
afterAll(() => database.end());

const rowsOf = async (table: string) =>
  (await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n;

describe('register', () => {
  it.each(encodings)('accepts %s with the profile as a JSON string, and echoes it', async (_, encode) => {
    const email = uniqueEmail();
    const profile = JSON.stringify(workerProfile());
    const answer = await browser().post(
      '/api/v1/register/',
      encode({ email, password: uniquePassword(), profile }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ email, profile: workerProfile() });
  });

  it.each([
    ['a worker', { ...workerProfile(), position: 'Dispatcher', surname: 'Романович', citizenship: 'RU' }],
    ['a tenant', { ...workerProfile(), type: 'tenant', rooms: ['1', '2'], snils: '112-233-445 95' }],
    ['a company', { ...companyProfile(), address: 'Nevsky 1', bank_details: { bik: '044525225' } }],
  ])('accepts %s', async (_, profile) => {
    const answer = await browser().post('/api/v1/register', {
      email: uniqueEmail(),
      password: 'ghbdtn007',
      profile,
    });
    expect([answer.status, answer.body]).toEqual([201, expect.objectContaining({ profile })]);
  });

  const person = workerProfile();
  it.each<[string, Record<string, unknown>, object]>([
    ['nothing', {}, { email: [required], password: [required], profile: [required] }],
    ['a bad email', { email: 'no' }, { email: ['Enter a valid email address.'] }],
    ['two addresses', { email: 'a@b.ee, c@d.ee' }, { email: ['Enter a valid email address.'] }],
    ['a line break in the email', { email: 'a@b.ee\r\nBcc: x@y.ee' }, { email: [expect.any(String)] }],
    ['a number for an email', { email: 7 }, { email: ['Not a valid string.'] }],
    ['a short password', { password: 'short' }, { password: [expect.stringContaining('too short')] }],
    ['an object for a password', { password: {} }, { password: ['Not a valid string.'] }],
    ['a NUL', { password: 'longenough\0' }, { password: [expect.stringContaining('Null')] }],
    ['a list for a profile', { profile: [] }, { profile: [expect.any(String)] }],
    ['text for a profile', { profile: 'x' }, { profile: [expect.any(String)] }],
    ['a profile of no type', { profile: {} }, { profile: { type: [required] } }],
    [
      'a profile of another type',
      { profile: { type: 'king' } },
      { profile: { type: [expect.stringContaining('worker')] } },
    ],
    [
      'an empty name',
      { profile: { ...person, first_name: '' } },
      { profile: { first_name: ['This field may not be blank.'] } },
    ],
    [
      'a name too long',
      { profile: { ...person, last_name: 'x'.repeat(101) } },
      { profile: { last_name: [expect.stringContaining('100')] } },
    ],
    [
      'a day that is none',
      { profile: { ...person, birth_date: '2001-02-30' } },
      { profile: { birth_date: [expect.any(String)] } },
    ],
    [
      'another sex',
      { profile: { ...person, sex: 'x' } },
      { profile: { sex: [expect.stringContaining('male')] } },
    ],
    [
      'an unknown key in the profile',
      { profile: { ...person, is_superuser: true } },
      { profile: { is_superuser: [expect.any(String)] } },
    ],
    ['an unknown key', { is_superuser: true }, { is_superuser: [expect.any(String)] }],
  ])('refuses %s by field and stores nothing', async (what, change, fields) => {
    const before = [await rowsOf('users'), await rowsOf('mail_outbox')];
    const good = { email: uniqueEmail(), password: uniquePassword(), profile: person };
    const answer = await browser().post(
      '/api/v1/register/',
      what === 'nothing' ? {} : { ...good, ...change },
    );
    expect([answer.status, answer.body]).toEqual([400, fields]);
    expect([await rowsOf('users'), await rowsOf('mail_outbox')]).toEqual(before);
  });

  it('creates one account for simultaneous requests with one email in different letter case, with equal responses', async () => {
    const email = uniqueEmail();
    const body = (address: string) => ({ email: address, password: uniquePassword(), profile: person });
    const answers = await Promise.all(
      [email, email.toUpperCase(), email].map((address) =>
        browser().post('/api/v1/register/', body(address)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { rows } = await database.query('SELECT count(*)::int AS n FROM users WHERE email = lower($1)', [
      email,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('activate', () => {
  const activate = (query: Record<string, string>) =>
    browser().get(`/api/v1/activate/?${new URLSearchParams(query)}`);

  it('accepts the parameters of the mailed link once; the mail is in the language of the browser', async () => {
    const english = new Browser(gateway);
    const email = uniqueEmail();
    await english.post(
      '/api/v1/register/',
      { email, password: uniquePassword(), profile: workerProfile() },
      { headers: { 'Accept-Language': 'en-GB' } },
    );
    expect((await mailbox.mail(email)).subject).toMatch(/^[\x20-\x7e]+$/);
    const link = await mailbox.link(email);
    expect(`${link.origin}${link.pathname}`).toBe(`${environment['PUBLIC_URL']}/api/v1/register/confirm/`);
    expect([...link.searchParams.keys()]).toEqual(['user_id', 'activation_code']);
    const first = await english.get(`/api/v1/activate/${link.search}`);
    expect([first.status, first.body]).toEqual([202, { status: 'OK' }]);
    const second = await english.get(`/api/v1/activate/${link.search}`);
    expect([second.status, second.body]).toEqual([
      400,
      { status: 'ERROR', detail: expect.any(String), code: 'account.already_active' },
    ]);
  });

  it('sends a browser that opens it to the page without activating anything', async () => {
    const { email, password } = await register(gateway);
    const link = await mailbox.link(email);
    const answer = await browser().get(`/api/v1/activate/${link.search}`, {
      headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    expect([answer.status, answer.headers.get('location'), answer.body]).toEqual([303, link.href, '']);
    expect((await browser().post('/api/v1/login/', { email, password })).status).toBe(401);
  });

  it.each([
    [{}, 400, 'BAD_REQUEST'],
    [{ user_id: '1' }, 400, 'BAD_REQUEST'],
    [{ activation_code: 'x' }, 400, 'BAD_REQUEST'],
    [{ user_id: '2147483647', activation_code: 'wrong' }, 404, 'FAIL'],
    [{ user_id: '2147483648', activation_code: 'x' }, 404, 'FAIL'],
    [{ user_id: '-1', activation_code: 'x' }, 404, 'FAIL'],
    [{ user_id: 'abc', activation_code: 'x' }, 404, 'FAIL'],
  ])('refuses %j', async (query, status, word) => {
    const answer = await activate(query as Record<string, string>);
    expect([answer.status, answer.body]).toEqual([
      status,
      { status: word, detail: expect.any(String), code: expect.any(String) },
    ]);
  });

  it('answers a wrong code for an active account as for an unknown one', async () => {
    const { userId } = await activatedPerson(gateway, mailbox);
    const answers = [String(userId), '2147483647'].map(async (user_id) => {
      const { status, body } = await activate({ user_id, activation_code: 'wrong' });
      return [status, body];
    });
    const [known, unknown] = await Promise.all(answers);
    expect(known).toEqual([404, expect.objectContaining({ status: 'FAIL' })]);
    expect(known).toEqual(unknown);
  });

  it('changes nothing on HEAD, as mail scanners send it', async () => {
    const { email } = await register(gateway);
    const link = await mailbox.link(email);
    await browser().request('HEAD', `/api/v1/activate/${link.search}`);
    expect((await browser().get(`/api/v1/activate/${link.search}`)).status).toBe(202);
  });
});
