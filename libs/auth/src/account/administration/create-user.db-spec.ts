import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { eventsOf } from '../../../../../test/support/database/outbox-events.js';
import { actorFor, addPerson, staff } from '../../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { type Accounts, accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { ListAuditEntries } from '#auth/audit';
import { type Actor, shell } from '#auth/authorization';
import type { ProfileInput } from '#auth/account';
import { findAddressHolder } from '#auth/user';
import type { NewAccount } from './create-user.js';

const database = migratedDatabase();
const mails = captureLinks();
const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Анна',
  last_name: 'Иванова',
  birth_date: '1990-05-17',
  sex: 'female',
};
const admin: Actor = { ...staff, isAdmin: true };
const company = (): ProfileInput => ({ type: 'company', name: uuidv7() });
const newEmail = () => `${uuidv7()}@example.com`;
const taken = { fields: { email: ['user with this email already exists.'] } };

let use: Accounts;

beforeAll(() => {
  use = accounts(database());
});

const create = (account: Partial<NewAccount> = {}, actor = shell) =>
  use.create.execute(actor, { email: newEmail(), profile: worker, ...account });

const countOf = async (email: string) =>
  (await database().query<unknown[]>('SELECT FROM users WHERE email = $1', [email])).length;

function register(email: string, profile: ProfileInput = worker) {
  return use.register.execute({ email, password: 'correct horse', profile, language: 'en' }, stranger);
}

describe('an account created by an administrator', () => {
  it('with a password is active at once, gets no mail and has every given field', async () => {
    const email = newEmail();
    const fields = {
      phones: ['+7 921 123-45-67'],
      number: '1234567890123',
      old_numbers: ['1234567890124'],
      inn: '123456789012',
      additional_email: `Second.${email}`,
      comment: 'moved in',
      language: 'ru',
    } as const;
    const created = await create({ email: email.toUpperCase(), password: 'correct horse', fields });
    expect(created).toMatchObject({
      email,
      isActive: true,
      phones: fields.phones,
      number: fields.number,
      oldNumbers: fields.old_numbers,
      inn: fields.inn,
      additionalEmail: `second.${email}`,
      comment: 'moved in',
      language: 'ru',
      profile: worker,
    });
    expect(mails.mails(email)).toEqual([]);
    await use.confirmPassword.execute(created.id, 'correct horse', stranger);
  });

  it('without a password waits until its owner sets one by the mailed link, which works once', async () => {
    const creator = await addPerson(database(), 'worker');
    const { id, email, isActive } = await create({}, { ...actorFor(creator), isStaff: true });
    expect(isActive).toBe(false);
    const [mail] = mails.mails(email);
    expect(mail).toMatchObject({ template: 'account-created', parameters: { by: 'Анна Иванова' } });
    await expect(use.confirmPassword.execute(id, '!', stranger)).rejects.toThrow();
    const code = mails.code('account-created');
    const reset = { userId: String(id), code, newPassword: 'correct horse' };
    await use.resetPassword.execute(reset, stranger);
    await use.confirmPassword.execute(id, 'correct horse', stranger);
    await expect(use.resetPassword.execute(reset, stranger)).rejects.toMatchObject({ code: 'code.rejected' });
  });

  it('has a link that lives as long as the link of a registration', async () => {
    const { id } = await create();
    const [{ life }] = await database().query<[{ life: number }]>(
      `SELECT extract(epoch FROM expires_at - now())::int AS life FROM one_time_codes WHERE user_id = $1`,
      [id],
    );
    expect(life).toBeGreaterThan(3 * 24 * 3600 - 60);
  });

  it('publishes how it was registered, and is in the audit log without personal data', async () => {
    const { id } = await create({}, admin);
    expect(await eventsOf(database(), id)).toContainEqual({
      type: 'account-registered',
      data: { profile_type: 'worker', active: false, how: 'administrator' },
    });
    const filter = { targetType: 'user', targetId: String(id) };
    const page = await new ListAuditEntries(database()).execute(shell, filter, {
      limit: 5,
      after: undefined,
    });
    expect(page.items).toMatchObject([
      { action: 'user.created', actorId: admin.userId, after: { type: 'worker', isActive: false } },
    ]);
    const stored = await database().query('SELECT * FROM audit_entries WHERE target_id = $1', [String(id)]);
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toMatch(/Анна|example\.com/);
  });

  it('rejects a weak password, a taken company name and a taken additional email by field', async () => {
    await expect(create({ password: 'short' })).rejects.toMatchObject({
      fields: { password: expect.any(Array) },
    });
    const profile = company();
    const additional_email = newEmail();
    await create({ profile, fields: { additional_email } });
    await expect(create({ profile })).rejects.toMatchObject({
      fields: { profile: { name: [expect.any(String)] } },
    });
    await expect(create({ fields: { additional_email } })).rejects.toMatchObject({
      fields: { additional_email: [expect.any(String)] },
    });
  });
});

describe('several accounts with one address', () => {
  it('created by 8 administrators at once are one account; the others get the error of a registration', async () => {
    const email = newEmail();
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => create({ email })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(taken);
    expect([await countOf(email), mails.mails(email).length]).toEqual([1, 1]);
  });

  it('created and registered at once are one account', async () => {
    const email = newEmail();
    const outcomes = await Promise.allSettled([
      create({ email }),
      register(email),
      create({ email }),
      register(email),
    ]);
    const [created, registered, again, registeredAgain] = outcomes.map(({ status }) => status);
    expect([registered, registeredAgain]).toEqual(['fulfilled', 'fulfilled']);
    expect([created, again].filter((status) => status === 'fulfilled').length).toBeLessThan(2);
    expect(await countOf(email)).toBe(1);
  });

  it('are refused for the other spelling of an older account', async () => {
    const id = await addPerson(database(), 'worker');
    const local = uuidv7();
    await database().query('UPDATE users SET email = $2 WHERE id = $1', [id, `${local}@почта.рф`]);
    await expect(create({ email: `${local}@почта.рф` })).rejects.toMatchObject(taken);
  });
});

describe('a registration with the address of an account that waits for its first password', () => {
  it('changes nothing, is answered as always, and its owner gets a link to set the password', async () => {
    const { id, email } = await create();
    const intruder = { ...worker, first_name: 'Mallory', last_name: 'Marsh' };
    expect(await register(email, intruder)).toEqual({ token: expect.any(String), life: expect.any(Number) });
    expect(await register(email, company())).toEqual({ token: expect.any(String), life: expect.any(Number) });
    const rows = await database().query(
      'SELECT first_name, password_hash FROM worker_profiles JOIN users ON id = user_id WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ first_name: 'Анна', password_hash: '!' }]);
    expect(mails.mails(email).map(({ template }) => template)).toEqual([
      'account-created',
      'account-exists',
      'account-exists',
    ]);
    const newPassword = 'correct horse';
    await use.resetPassword.execute(
      { userId: String(id), code: mails.code('account-exists'), newPassword },
      stranger,
    );
    expect(await findAddressHolder(database().manager, [email])).toMatchObject({
      userId: id,
      status: 'active',
    });
  });
});

describe('the rank of the administrator', () => {
  it('limits the flags of the new account to those of the administrator', async () => {
    const refused = { code: 'authorization.refused' };
    await expect(create({}, actorFor(1))).rejects.toMatchObject(refused);
    expect(await create({ flags: { isStaff: true } }, staff)).toMatchObject({ isStaff: true });
    await expect(create({ flags: { isAdmin: true } }, staff)).rejects.toMatchObject(refused);
    await expect(create({ flags: { isSuperuser: true } }, admin)).rejects.toMatchObject(refused);
    expect(await create({ flags: { isSuperuser: true } })).toMatchObject({ isSuperuser: true });
  });

  it('decides whether a new company awaits approval, which only admins give', async () => {
    expect(await create({ profile: company() }, staff)).toMatchObject({ awaitsApproval: true });
    expect(await create({ profile: company() }, admin)).toMatchObject({ awaitsApproval: false });
  });
});
