/** Users' own account and profile over HTTP, and changes and erasures by administrators. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Browser } from '../support/http/browser.js';
import { register, uniqueEmail } from '../support/people/people.js';
import {
  api,
  type OrganisationMembers,
  createOrganisation,
  notFound,
  refused,
} from '../support/people/organisations.js';

const system = inject('system');
let people: OrganisationMembers;

beforeAll(async () => {
  people = await createOrganisation(system);
});

type Account = Record<string, unknown> & {
  readonly version: number;
  readonly profile: Record<string, unknown>;
};

const account = (answer: Answer) => answer.body as Account;
const own = async (browser: Browser) => account(await browser.get(api('me/')));

/** With the current version in If-Match, unless another is given. */
async function change(browser: Browser, path: string, body: unknown, version?: number): Promise<Answer> {
  const reader = path === 'me/' ? browser : people.admin;
  const current = version ?? account(await reader.get(api(path))).version;
  return browser.request('PATCH', api(path), { body, headers: { 'If-Match': `"${current}"` } });
}

describe('a user', () => {
  it('reads their account and profile, without the note of the administrators', async () => {
    const { worker } = people;
    const answer = await worker.browser.get(api('me/'));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${account(answer).version}"`);
    expect(account(answer)).toMatchObject({
      user_id: worker.userId,
      email: worker.email,
      profile: { type: 'worker', first_name: 'Роман', birth_date: '2000-08-25', sex: 'male' },
    });
    expect(account(answer)).not.toHaveProperty('comment');
    expect(JSON.stringify(answer.body)).not.toMatch(/password|argon/i);
  });

  it('changes their own fields; omitted fields stay, null clears', async () => {
    const { browser } = people.worker;
    const first = await change(browser, 'me/', {
      phones: ['+7 (921) 123-45-67'],
      language: 'en',
      profile: { surname: 'Петрович', birth_date: '1999-02-28T12:00:00+03:00', position: 'electrician' },
    });
    expect([first.status, first.body]).toMatchObject([
      200,
      {
        phones: ['+7 (921) 123-45-67'],
        language: 'en',
        profile: {
          first_name: 'Роман',
          surname: 'Петрович',
          birth_date: '1999-02-28',
          position: 'electrician',
        },
      },
    ]);
    const second = await change(browser, 'me/', { phones: [], profile: { surname: null } });
    expect(account(second)).toMatchObject({ phones: [], profile: { surname: '', position: 'electrician' } });
    expect(await own(browser)).toEqual(second.body);
  });

  it('does so in a form as well', async () => {
    const { browser } = people.tenant;
    const form = new FormData();
    form.set('phones', '89211234567');
    form.set('profile', JSON.stringify({ rooms: '12', snils: '112-233-445 95' }));
    const answer = await change(browser, 'me/', form);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { phones: ['89211234567'], profile: { rooms: ['12'], snils: '112-233-445 95' } },
    ]);
  });

  it('gets 409 for a stale version and 428 without one', async () => {
    const { browser } = people.worker;
    const { version } = await own(browser);
    const outcomes = await Promise.all(
      ['one', 'two', 'three'].map((position) => change(browser, 'me/', { profile: { position } }, version)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const winner = outcomes.find(({ status }) => status === 200)!;
    expect(await own(browser)).toEqual(winner.body);
    expect((await browser.request('PATCH', api('me/'), { body: {} })).status).toBe(428);
  });

  it.each([
    'type',
    'email',
    'user_id',
    'version',
    'is_active',
    'is_staff',
    'is_admin',
    'is_superuser',
    'is_deleted',
    'inn',
    'number',
    'old_numbers',
    'comment',
    'additional_email',
    'avatar',
    'password',
    'password_hash',
    'last_login',
    'changes',
    'nonsense',
  ])('cannot change %s, and the answer names the field', async (field) => {
    const { browser } = people.worker;
    const before = await own(browser);
    const answer = await change(browser, 'me/', { phones: ['+7 111'], [field]: true });
    expect([answer.status, answer.body]).toEqual([
      400,
      expect.objectContaining({ [field]: ['Unknown field.'] }),
    ]);
    expect(await own(browser)).toEqual(before);
  });

  it.each([
    ['worker', 'type'],
    ['worker', 'user_id'],
    ['worker', 'name'],
    ['worker', 'rooms'],
    ['worker', 'nonsense'],
    ['company', 'name'],
    ['company', 'first_name'],
    ['tenant', 'position'],
  ] as const)('as a %s cannot change profile.%s, and the answer names the field', async (kind, field) => {
    const { browser } = people[kind];
    const before = await own(browser);
    const body = { profile: { [field]: field === 'rooms' ? ['1'] : 'worker' } };
    const answer = await change(browser, 'me/', body);
    expect([answer.status, answer.body]).toEqual([400, { profile: { [field]: ['Unknown field.'] } }]);
    expect(await own(browser)).toEqual(before);
  });

  it.each([
    [{ phones: 'x' }, 'phones'],
    [{ phones: {} }, 'phones'],
    [{ phones: [7] }, 'phones'],
    [{ phones: null }, 'phones'],
    [{ phones: Array.from({ length: 11 }, () => '89211234567') }, 'phones'],
    [{ language: 'xx' }, 'language'],
    [{ profile: null }, 'profile'],
    [{ profile: 'worker' }, 'profile'],
    [{ profile: [] }, 'profile'],
    [{ profile: { first_name: null } }, 'profile'],
    [{ profile: { first_name: ' ' } }, 'profile'],
    [{ profile: { first_name: 'x\0' } }, 'profile'],
    [{ profile: { surname: 'x'.repeat(101) } }, 'profile'],
    [{ profile: { birth_date: '2001-02-29' } }, 'profile'],
    [{ profile: { sex: 'other' } }, 'profile'],
  ])('sending %j gets the reason by field', async (body, field) => {
    const answer = await change(people.worker.browser, 'me/', body);
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([400, [field]]);
  });

  it('cannot change another user, or anything without the CSRF token', async () => {
    const { worker, tenant, admin } = people;
    for (const userId of [tenant.userId, worker.userId, 2147483647]) {
      const path = `users/${userId}/`;
      expect(await change(worker.browser, path, { comment: 'x' }, 1)).toMatchObject(refused);
      const erasure = { headers: { 'If-Match': '"1"' } };
      expect(await worker.browser.request('POST', api(`${path}erase/`), erasure)).toMatchObject(refused);
    }
    const { version } = await own(worker.browser);
    const headers = { 'If-Match': `"${version}"`, 'X-CSRFToken': '' };
    const forged = await worker.browser.request('PATCH', api('me/'), { headers, body: { language: 'ru' } });
    expect(forged.status).toBe(403);
    expect(account(await admin.get(api(`users/${tenant.userId}/`)))['comment']).toBe('');
  });
});

describe('an administrator', () => {
  it('reads and changes all data of an account, and the change is in the audit log', async () => {
    const { admin, company } = people;
    const path = `users/${company.userId}/`;
    const email = uniqueEmail('Second');
    const changes = {
      number: '1234567890123',
      inn: '7712345678',
      comment: 'pays late',
      old_numbers: ['1234567890120'],
      additional_email: email,
      profile: { address: 'Невский 1', bank_details: { iban: 'DE1' } },
    };
    const answer = await change(admin, path, changes);
    expect([answer.status, answer.body]).toMatchObject([
      200,
      { ...changes, additional_email: email.toLowerCase() },
    ]);
    expect((await admin.get(api(path))).body).toEqual(answer.body);
    const trail = await admin.get(api(`audit/?target_type=user&target_id=${company.userId}`));
    expect(trail.body).toMatchObject({
      items: [{ action: 'user.changed', before: { inn: null }, after: { inn: '7712345678' } }],
    });
  });

  it('gets the field whose value is taken by another account', async () => {
    const { admin, company, rival } = people;
    const { profile } = account(await admin.get(api(`users/${rival.userId}/`)));
    const taken = await change(admin, `users/${company.userId}/`, { profile: { name: profile['name'] } });
    expect([taken.status, taken.body]).toEqual([
      400,
      { profile: { name: ['company with this name already exists.'] } },
    ]);
    const renamed = await change(admin, `users/${company.userId}/`, { profile: { name: uniqueEmail() } });
    expect(renamed.status).toBe(200);
  });

  it.each([
    { inn: '123' },
    { number: '12' },
    { number: 1234567890123 },
    { old_numbers: ['x'] },
    { additional_email: 'nobody' },
    { comment: 'x'.repeat(10_001) },
    { comment: null },
    { email: 'new@example.org' },
    { is_superuser: true },
  ])('sending %j gets the reason by field', async (body) => {
    const answer = await change(people.admin, `users/${people.worker.userId}/`, body);
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([400, Object.keys(body)]);
  });

  it('erases an account: no entry point finds it any more, and the email is free', async () => {
    const { admin, rival } = people;
    const { version } = await own(rival.browser);
    const path = api(`users/${rival.userId}/`);
    const headers = { 'If-Match': `"${version}"` };
    expect((await admin.request('POST', `${path}erase/`, { headers: { 'If-Match': '"99"' } })).status).toBe(
      409,
    );
    const answer = await admin.request('POST', `${path}erase/`, { headers });
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(await admin.get(path)).toMatchObject(notFound);
    expect((await rival.browser.get(api('me/'))).status).toBe(401);
    expect((await rival.browser.post(api('login/refresh/'))).status).toBe(401);
    const { email, password } = rival;
    expect((await rival.browser.post(api('login/'), { email, password })).status).toBe(401);
    const again = { email, password, profile: { type: 'company', name: uniqueEmail() } };
    expect((await (await register(system.gateway)).browser.post(api('register/'), again)).status).toBe(201);
    const trail = await admin.get(
      api(`audit/?target_type=user&target_id=${rival.userId}&action=user.erased`),
    );
    expect(trail.body).toMatchObject({ items: [{ before: null, after: null }] });
  });
});
