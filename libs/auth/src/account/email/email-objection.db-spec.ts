import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actorFor, addPerson } from '../../../../../test/support/database/user-rows.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { type Accounts, accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { type Actor, shell } from '#auth/authorization';
import { FlushExpired } from '#auth/clean-up';
import { findUser } from '#auth/user';

const database = migratedDatabase();
const mails = captureLinks();
const password = 'correct horse';
const newEmail = () => `${uuidv7()}@example.com`;
const rejected = { code: 'code.rejected' };

let use: Accounts;
let userId: number;
let former: string;
let administrator: Actor & { readonly userId: number };
let administratorEmail: string;

const emailOf = async (id: number) => (await findUser(database().manager, id))!.email;
const templatesTo = (email: string) => mails.mails(email).map(({ template }) => template);
const object = (code: string, id = userId) =>
  use.objectToEmailChange.execute({ userId: String(id), code }, stranger);
const confirm = (code: string) =>
  use.confirmEmail.execute({ userId: String(userId), code, currentPassword: password }, stranger);

beforeAll(async () => {
  use = accounts(database());
  const id = await addPerson(database(), 'worker');
  await database().query('UPDATE users SET is_staff = true WHERE id = $1', [id]);
  administrator = { ...actorFor(id), userId: id, isStaff: true };
  administratorEmail = await emailOf(id);
});

beforeEach(async () => {
  former = newEmail();
  const { id } = await use.create.execute(shell, {
    email: former,
    password,
    profile: {
      type: 'worker',
      first_name: 'Анна',
      last_name: 'Ли',
      birth_date: '1990-05-17',
      sex: 'female',
    },
  });
  userId = id;
});

/** @returns the codes of the two mails */
async function requested(email = newEmail(), actor: Actor = administrator) {
  await use.changeUserEmail.execute(actor, { userId, version: undefined, newEmail: email });
  return { objection: mails.code('email-change-admin'), confirmation: mails.code('email-change'), email };
}

describe('an objection to a change of email by an administrator', () => {
  it('withdraws the change, once, and notifies the administrator', async () => {
    const { objection, confirmation } = await requested();
    expect(await object(objection)).toBe('withdrawn');
    await expect(confirm(confirmation)).rejects.toMatchObject(rejected);
    await expect(object(objection)).rejects.toMatchObject(rejected);
    expect(await emailOf(userId)).toBe(former);
    expect(mails.mails(administratorEmail).at(-1)).toMatchObject({
      template: 'email-objection',
      about: userId,
      parameters: { name: 'Анна Ли', email: former, withdrawn: 'yes', givenBack: '' },
    });
    const query = `SELECT address FROM security_events WHERE user_id = $1 AND kind = 'email.change_objected'`;
    expect(await database().query(query, [userId])).toEqual([{ address: stranger.address }]);
    const login = await use.confirmPassword.execute(userId, password, stranger, 'email-confirm');
    expect(login.email).toBe(former);
  });

  it('gives the address back after the confirmation; the password ends, and the address gets a link for a new one', async () => {
    const { objection, confirmation, email } = await requested();
    await confirm(confirmation);
    expect(await object(objection)).toBe('given_back');
    expect(await emailOf(userId)).toBe(former);
    expect(templatesTo(email)).toEqual(['email-change', 'email-changed']);
    expect(templatesTo(former).at(-1)).toBe('password-reset');
    expect(mails.mails(administratorEmail).at(-1)).toMatchObject({ parameters: { givenBack: 'yes' } });
    await expect(use.confirmPassword.execute(userId, password, stranger)).rejects.toThrow();
    await use.resetPassword.execute(
      { userId: String(userId), code: mails.code('password-reset'), newPassword: 'another horse' },
      stranger,
    );
  });

  it('also undoes a second change that the first reader did not learn of', async () => {
    const first = await requested();
    await confirm(first.confirmation);
    const second = await requested();
    await confirm(second.confirmation);
    expect(await object(first.objection)).toBe('given_back');
    expect(await emailOf(userId)).toBe(former);
  });

  it('is reported only, if another account has the address by then', async () => {
    const { objection, confirmation, email } = await requested();
    await confirm(confirmation);
    const other = await addPerson(database(), 'worker');
    await database().query('UPDATE users SET email = $2 WHERE id = $1', [other, former]);
    expect(await object(objection)).toBe('reported');
    expect(await emailOf(userId)).toBe(email);
    expect(mails.mails(administratorEmail).at(-1)).toMatchObject({
      template: 'email-objection',
      parameters: { withdrawn: '', givenBack: '' },
    });
  });

  it('is reported only, if the account was deactivated by then', async () => {
    const { objection, confirmation, email } = await requested();
    await confirm(confirmation);
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [userId]);
    expect(await object(objection)).toBe('reported');
    expect(await emailOf(userId)).toBe(email);
  });

  it('races with the confirmation: the account ends with its former address', async () => {
    for (let round = 0; round < 5; round++) {
      const { objection, confirmation } = await requested();
      const [objected, confirmed] = await Promise.allSettled([object(objection), confirm(confirmation)]);
      expect(objected.status).toBe('fulfilled');
      expect(await emailOf(userId)).toBe(former);
      // The objection came later, and has ended the password.
      if (confirmed.status === 'fulfilled') return;
      expect(confirmed.reason).toMatchObject(rejected);
    }
  });

  it('is spent by one of several calls at the same time', async () => {
    const { objection } = await requested();
    const calls = await Promise.allSettled(Array.from({ length: 5 }, () => object(objection)));
    expect(calls.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not accepted from another account, after a newer mail to the address, or after its life', async () => {
    const { objection } = await requested();
    await expect(object(objection, administrator.userId)).rejects.toMatchObject(rejected);
    const { objection: newer } = await requested();
    await expect(object(objection)).rejects.toMatchObject(rejected);
    await database().query('UPDATE email_objections SET expires_at = now() WHERE user_id = $1', [userId]);
    await expect(object(newer)).rejects.toMatchObject(rejected);
    await new FlushExpired(database()).execute();
    const left = 'SELECT FROM email_objections WHERE user_id = $1';
    expect(await database().query(left, [userId])).toEqual([]);
  });

  it('notifies nobody of a change from the shell, and nobody who is no administrator any more', async () => {
    const before = templatesTo(administratorEmail).length;
    await object((await requested(newEmail(), shell)).objection);
    const { objection } = await requested();
    const rank = 'UPDATE users SET is_staff = $2 WHERE id = $1';
    await database().query(rank, [administrator.userId, false]);
    await object(objection);
    await database().query(rank, [administrator.userId, true]);
    expect(templatesTo(administratorEmail)).toHaveLength(before);
  });
});
