import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff } from '../../../../../test/support/database/user-rows.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { type Accounts, accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { ListAuditEntries } from '#auth/audit';
import { shell } from '#auth/authorization';
import type { AccountDetails, ProfileInput } from '#auth/account';
import { findUser } from '#auth/user';

const database = migratedDatabase();
const mails = captureLinks();
const password = 'correct horse';
const worker: ProfileInput = {
  type: 'worker',
  first_name: 'Анна',
  last_name: 'Иванова',
  birth_date: '1990-05-17',
  sex: 'female',
};
const newEmail = () => `${uuidv7()}@example.com`;

let use: Accounts;

beforeAll(() => {
  use = accounts(database());
});

const create = (given: { password?: string } = { password }) =>
  use.create.execute(shell, { email: newEmail(), profile: worker, ...given });
const change = (userId: number, email: string, actor = shell, version?: number) =>
  use.changeUserEmail.execute(actor, { userId, version, newEmail: email });
const emailOf = async (userId: number) => (await findUser(database().manager, userId))!.email;
const templatesTo = (email: string) => mails.mails(email).map(({ template }) => template);
/** Those of committed transactions. */
const storedMailsTo = async (email: string) => {
  const query = 'SELECT template FROM mail_outbox WHERE recipient = $1';
  return (await database().query<{ template: string }[]>(query, [email])).map(({ template }) => template);
};
const taken = { fields: { email: ['user with this email already exists.'] } };

/** @param currentPassword of the account; omitted by a reader of the mailbox who does not own the account */
const confirm = ({ id }: AccountDetails, code: string, currentPassword?: string) =>
  use.confirmEmail.execute({ userId: String(id), code, currentPassword }, stranger);

describe('a change of the email of an active account by an administrator', () => {
  it('takes effect when the owner confirms the new address; the old one is notified before and after', async () => {
    const creator = await addPerson(database(), 'worker');
    const account = await create();
    const email = newEmail();
    const answer = await change(account.id, email.toUpperCase(), { ...actorFor(creator), isStaff: true });
    expect([answer.email, await emailOf(account.id)]).toEqual([account.email, account.email]);
    expect(mails.mails(account.email)).toMatchObject([
      { template: 'email-change-admin', parameters: { newEmail: email, by: 'Анна Иванова' } },
    ]);
    expect(templatesTo(email)).toEqual(['email-change']);
    const code = mails.code('email-change');
    await expect(confirm(account, code)).rejects.toMatchObject({ code: 'request.invalid_fields' });
    await confirm(account, code, password);
    expect(await emailOf(account.id)).toBe(email);
    expect(templatesTo(account.email)).toEqual(['email-change-admin', 'email-changed']);
  });

  it('is cancelled by a new password', async () => {
    const account = await create();
    await change(account.id, newEmail());
    const code = mails.code('email-change');
    await use.setPassword.execute(shell, account.id, 'another horse');
    await expect(confirm(account, code, 'another horse')).rejects.toMatchObject({ code: 'code.rejected' });
    expect(await emailOf(account.id)).toBe(account.email);
  });

  it('is in the audit log, and in the history of the account without the address of the administrator', async () => {
    const account = await create();
    const email = newEmail();
    await change(account.id, email, staff);
    const filter = { targetType: 'user', targetId: String(account.id) };
    const { items } = await new ListAuditEntries(database()).execute(shell, filter, {
      limit: 1,
      after: undefined,
    });
    expect(items).toMatchObject([
      {
        action: 'user.email_change_requested',
        actorId: staff.userId,
        before: { email: account.email },
        after: { email },
      },
    ]);
    const events = await database().query('SELECT kind, address FROM security_events WHERE user_id = $1', [
      account.id,
    ]);
    expect(events).toEqual([{ kind: 'email.change_requested', address: null }]);
  });

  it('races with the confirmation of another change: one address wins, and no code of the other stays', async () => {
    for (let round = 0; round < 40; round++) {
      const account = await create();
      const [first, second] = [newEmail(), newEmail()];
      await change(account.id, first);
      const code = mails.code('email-change');
      const [confirmed, requested] = await Promise.allSettled([
        confirm(account, code, password),
        change(account.id, second),
      ]);
      expect([confirmed.status, requested.status]).toContain('fulfilled');
      for (const { reason } of [confirmed, requested].filter((one) => one.status === 'rejected')) {
        expect(['code.rejected', 'resource.changed_meanwhile']).toContain(reason.code);
      }
      expect(await emailOf(account.id)).toBe(confirmed.status === 'fulfilled' ? first : account.email);
    }
  });
});

describe('a requested change of email that an administrator withdraws', () => {
  it('can no longer be confirmed, and withdrawing it again changes nothing', async () => {
    const account = await create();
    const email = newEmail();
    await change(account.id, email);
    const code = mails.code('email-change');
    expect(await use.readRequestedEmail.execute(staff, account.id)).toBe(email);
    await use.withdrawUserEmail.execute(staff, account.id);
    await use.withdrawUserEmail.execute(staff, account.id);
    expect(await use.readRequestedEmail.execute(staff, account.id)).toBeUndefined();
    await expect(confirm(account, code, password)).rejects.toMatchObject({ code: 'code.rejected' });
    const query = 'SELECT actor_id FROM audit_entries WHERE action = $1 AND target_id = $2';
    const entries = await database().query(query, ['user.email_change_withdrawn', String(account.id)]);
    expect(entries).toEqual([{ actor_id: staff.userId }]);
  });

  it('is refused to others, and for a higher rank', async () => {
    const withdraw = (userId: number, actor = staff) => use.withdrawUserEmail.execute(actor, userId);
    const account = await create();
    await expect(withdraw(account.id, actorFor(account.id))).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    await expect(withdraw(2_000_000_001)).rejects.toMatchObject({ code: 'resource.not_found' });
    await database().query('UPDATE users SET is_admin = true WHERE id = $1', [account.id]);
    await expect(withdraw(account.id)).rejects.toMatchObject({ code: 'authorization.refused' });
  });
});

describe('a change of the email of an account that waits for its activation', () => {
  it('takes effect at once: the old link ends, and the new address gets one', async () => {
    const account = await create({});
    const old = mails.code('account-created');
    const email = newEmail();
    expect(await change(account.id, email)).toMatchObject({ email, version: account.version + 1 });
    const reset = { userId: String(account.id), newPassword: password };
    await expect(use.resetPassword.execute({ ...reset, code: old }, stranger)).rejects.toMatchObject({
      code: 'code.rejected',
    });
    expect([templatesTo(email), templatesTo(account.email)]).toEqual([
      ['account-created'],
      ['account-created'],
    ]);
    await use.resetPassword.execute({ ...reset, code: mails.code('account-created') }, stranger);
    await use.confirmPassword.execute(account.id, password, stranger);
  });

  it('mails the activation of a registration again', async () => {
    const [wrong, right] = [newEmail(), newEmail()];
    await use.register.execute({ email: wrong, password, profile: worker, language: 'en' }, stranger);
    const [{ id }] = await database().query<[{ id: number }]>('SELECT id FROM users WHERE email = $1', [
      wrong,
    ]);
    await change(id, right);
    expect(templatesTo(right)).toEqual(['activation']);
    const mailed = { userId: String(id), code: mails.code('activation'), browserTokens: [] };
    await use.confirmRegistration.execute({ ...mailed, password }, stranger);
  });

  it('to one address for 6 accounts at once succeeds for one; the others get the error of a taken address', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => create({})));
    const email = newEmail();
    const outcomes = await Promise.allSettled(all.map(({ id }) => change(id, email)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(taken);
    expect(await storedMailsTo(email)).toEqual(['account-created']);
  });
});

describe('a change of email by an administrator', () => {
  it('is refused for the same or a higher rank, a stale version, a closed account and a taken or unchanged address', async () => {
    const account = await create();
    const { id, email, version } = account;
    const root = await use.create.execute(shell, {
      email: newEmail(),
      profile: worker,
      flags: { isStaff: true },
    });
    await expect(change(root.id, newEmail(), staff)).rejects.toMatchObject({ code: 'authorization.refused' });
    await expect(change(id, newEmail(), actorFor(1))).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    await expect(change(id, newEmail(), shell, version + 1)).rejects.toMatchObject({
      code: 'resource.changed_meanwhile',
    });
    await expect(change(2_000_000_000, newEmail())).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(change(id, root.email)).rejects.toMatchObject(taken);
    await expect(change(id, email)).rejects.toMatchObject({ fields: { email: [expect.any(String)] } });
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [id]);
    await expect(change(id, newEmail())).rejects.toMatchObject({ code: 'account.closed' });
    expect(await storedMailsTo(email)).toEqual([]);
  });
});
