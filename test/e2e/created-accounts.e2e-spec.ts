/** Accounts that administrators create, over HTTP and in the shell. */
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { runCommand } from '../support/apps/run-command.js';
import { logIn, uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, refused, superuserOf } from '../support/people/organisations.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const taken = { status: 400, body: { email: ['user with this email already exists.'] } };
const companyName = () => `Harbour ${randomBytes(6).toString('hex')}`;

/** Milliseconds for several processes in sequence, each of which loads the whole program. */
vi.setConfig({ testTimeout: 120_000 });

let admin: Browser;

beforeAll(async () => {
  admin = await superuserOf(system);
});

const create = (body: object, browser = admin) => browser.post(api('users/'), body);

/** Opens the link in the first mail and sends its form. @returns the status; that of the page for a dead link */
async function setPassword(email: string, password: string): Promise<number> {
  await mailbox.mail(email);
  const [created] = await mailbox.mails(email);
  const link = mailbox.linkIn(created!);
  const { status } = await fetch(link);
  if (status !== 200) return status;
  const { user_id, code } = Object.fromEntries(link.searchParams);
  const body = { user_id, code, new_password: password };
  return (await new Browser(system.gateway).post(api('password/reset/confirm/'), body)).status;
}

describe('an account created over HTTP', () => {
  it('without a password gets a mail, and its owner logs in once they have set one', async () => {
    const account = {
      browser: new Browser(system.gateway),
      email: uniqueEmail(),
      password: uniquePassword(),
    };
    const { email, password } = account;
    const answer = await create({
      email,
      profile: { ...workerProfile(), position: 'electrician' },
      language: 'en',
    });
    expect(answer).toMatchObject({
      status: 201,
      body: {
        email,
        is_active: false,
        type: 'worker',
        profile: { last_name: 'Романов', position: 'electrician' },
      },
    });
    expect(answer.headers.get('etag')).toBe('"1"');
    const mail = await mailbox.mail(email);
    expect(mail.subject).toBe('An account was created for you');
    expect(mail.text).toContain('An administrator created an account for you');
    expect((await account.browser.post(api('login/'), { email, password })).status).toBe(401);
    expect(await setPassword(email, password)).toBe(200);
    await logIn(account);
    expect(await setPassword(email, uniquePassword())).toBe(404);
  });

  it.each([
    ['worker', workerProfile()],
    ['tenant', { ...workerProfile(), type: 'tenant', rooms: ['12'], snils: '112-233-445 95' }],
    ['company', { type: 'company', name: companyName(), address: 'Невский, 1', bank_details: { bic: '1' } }],
  ])('with a password is active at once, with every field of a %s', async (type, profile) => {
    const account = {
      browser: new Browser(system.gateway),
      email: uniqueEmail(),
      password: uniquePassword(),
    };
    const { email, password } = account;
    const fields = {
      phones: ['+7 921 123-45-67'],
      number: '1234567890123',
      old_numbers: ['1234567890124'],
      inn: '123456789012',
      additional_email: uniqueEmail('second'),
      comment: 'first\nsecond',
      language: 'ru',
    };
    const created = await create({ email, password, profile, ...fields });
    expect(created).toMatchObject({
      status: 201,
      body: { ...fields, is_active: true, awaits_approval: false, type },
    });
    const { birth_date, ...sent } = profile as Record<string, unknown>;
    expect(created.body).toMatchObject({
      profile: { ...sent, ...(birth_date !== undefined && { birth_date: '2000-08-25' }) },
    });
    await logIn(account);
    expect(await mailbox.mails(email)).toEqual([]);
  });

  it('twice at once is created once; the other call gets the field error of a registration', async () => {
    const email = uniqueEmail();
    const body = { email, profile: workerProfile() };
    const answers = await Promise.all([create(body), create({ ...body, email: email.toUpperCase() })]);
    const [first, second] = answers.toSorted((one, other) => one.status - other.status);
    expect(first!.status).toBe(201);
    expect(second).toMatchObject(taken);
    expect(await create(body)).toMatchObject(taken);
  });

  it.each([
    ['email', { email: 'nonsense' }],
    ['email', { email: null }],
    ['password', { password: 'short' }],
    ['phones', { phones: ['abc'] }],
    ['additional_email', { additional_email: 'nonsense' }],
    ['is_staff', { is_staff: 'perhaps' }],
    ['is_active', { is_active: true }],
    ['profile', { profile: undefined }],
    ['profile', { profile: { type: 'worker' } }],
    ['profile', { profile: { ...workerProfile(), name: 'of a company' } }],
  ])('with a wrong %s is refused by the name of the field', async (field, wrong) => {
    const answer = await create({ email: uniqueEmail(), profile: workerProfile(), ...wrong });
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([400, [field]]);
  });

  it('has only the flags that its creator has', async () => {
    const staff = { browser: new Browser(system.gateway), email: uniqueEmail(), password: uniquePassword() };
    const { email, password } = staff;
    const profile = workerProfile();
    const created = await create({ email, password, profile, is_staff: true });
    expect(created).toMatchObject({ status: 201, body: { is_staff: true, is_admin: false } });
    await logIn(staff);
    const other = { email: uniqueEmail(), profile };
    expect(await create({ ...other, is_admin: true }, staff.browser)).toMatchObject(refused);
    expect(await create({ ...other, is_superuser: true }, staff.browser)).toMatchObject(refused);
    const company = { email: uniqueEmail(), profile: { type: 'company', name: companyName() } };
    expect(await create(company, staff.browser)).toMatchObject({
      status: 201,
      body: { awaits_approval: true },
    });
    expect(await create({ ...other, is_staff: true }, staff.browser)).toMatchObject({ status: 201 });
    expect((await mailbox.mail(other.email)).text).toContain('Роман Романов');
  });
});

describe('an account created in the shell', () => {
  const run = (args: string[], input?: string) => runCommand(['users', ...args], system.environment, input);
  const person = [
    '--field',
    'first_name=Анна',
    '--field',
    'last_name=Ли',
    '--field',
    'birth_date=1990-05-17',
  ];

  it('without a password gets a mail, and is printed as JSON', async () => {
    const email = uniqueEmail();
    const fields = ['--field', 'sex=female', '--field', 'phones=+7 921 123-45-67,8 800 555-35-35'];
    const { code, stdout } = await run(['create', email, '--type', 'tenant', ...person, ...fields, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      email,
      is_active: false,
      phones: ['+7 921 123-45-67', '8 800 555-35-35'],
      profile: { type: 'tenant', first_name: 'Анна', birth_date: '1990-05-17' },
    });
    expect(await setPassword(email, uniquePassword())).toBe(200);
  });

  it('with the password on standard input is active', async () => {
    const account = {
      browser: new Browser(system.gateway),
      email: uniqueEmail(),
      password: uniquePassword(),
    };
    const company = ['--type', 'company', '--field', `name=${companyName()}`, '--with-password'];
    const { code, stdout } = await run(['create', account.email, ...company], `${account.password}\n`);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\t.*\tcompany\tHarbour .*\tactive\n$/)]);
    await logIn(account);
  });

  it.each([
    ['without a type', ['--field', 'name=x'], 'type: ', 2],
    ['with an unknown type', ['--type', 'king'], 'type: ', 2],
    ['with an unknown field', ['--type', 'worker', '--field', 'is_superuser=true'], 'is_superuser: ', 1],
    [
      'with a field given twice',
      ['--type', 'worker', '--field', 'sex=male', '--field', 'sex=male'],
      'field: ',
      2,
    ],
    ['with an invalid date', ['--type', 'worker', '--field', 'birth_date=1990'], 'birth_date: ', 1],
    ['without required fields', ['--type', 'worker', ...person], 'sex: ', 1],
    [
      'with a field of another type',
      ['--type', 'company', '--field', 'name=x', '--field', 'sex=male'],
      'sex: ',
      1,
    ],
  ])('%s fails with one line for the field', async (_, args, line, expected) => {
    const { code, stderr } = await run(['create', uniqueEmail(), ...args]);
    expect([code, stderr]).toEqual([expected, expect.stringMatching(new RegExp(`^${line}[^\\n]+\\n$`))]);
  });
});
