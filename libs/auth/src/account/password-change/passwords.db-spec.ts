import { digestOfToken } from '#sealing';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import { actorFor, addPerson, superuser } from '../../../../../test/support/database/user-rows.js';
import type { DeviceToken } from '#auth/throttle';

const database = migratedDatabase();
const mails = captureLinks();
const password = 'a password as good as any';
const another = 'another password, as good';

let use: Accounts;
let userId: number;
let email: string;

beforeEach(async () => {
  use = accounts(database());
  userId = await addPerson(database(), 'worker');
  const hash = await passwordHasher().hash(password);
  const [rows] = await database().query<[{ email: string }[], number]>(
    `UPDATE users SET password_hash = $2, language = 'ru' WHERE id = $1 RETURNING email`,
    [userId, hash],
  );
  email = rows[0]!.email;
});

/** @returns its id */
async function session(): Promise<string> {
  const id = uuidv7();
  await database().query(
    `INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at) VALUES ($1, $2, now() + '1 hour', now() + '1 day')`,
    [id, userId],
  );
  await database().query(
    `INSERT INTO known_devices (digest, user_id, expires_at) VALUES (decode(md5($1), 'hex'), $2, now() + '1 day')`,
    [id, userId],
  );
  return id;
}

const reasonsOf = async (...ids: string[]) =>
  (
    await database().query<{ reason: string | null }[]>(
      'SELECT end_reason AS reason FROM sessions WHERE id = ANY ($1) ORDER BY id',
      [ids],
    )
  ).map(({ reason }) => reason);

const events = async () =>
  (
    await database().query<{ kind: string }[]>(
      'SELECT kind FROM security_events WHERE user_id = $1 ORDER BY id',
      [userId],
    )
  ).map(({ kind }) => kind);

interface Row {
  readonly changedAt: string;
  readonly hash: string;
  readonly isActive: boolean;
}

async function row(): Promise<Row> {
  const rows = await database().query<Row[]>(
    `SELECT password_changed_at::text AS "changedAt", password_hash AS hash, is_active AS "isActive"
     FROM users WHERE id = $1`,
    [userId],
  );
  return rows[0]!;
}

const isNow = async (candidate: string) => passwordHasher().verify((await row()).hash, candidate);

const change = (sessionId: string, given: { from?: string; to?: string } = {}) =>
  use.changePassword.execute(
    { userId, sessionId, currentPassword: given.from ?? password, newPassword: given.to ?? another },
    stranger,
  );

async function reset(newPassword = another): Promise<DeviceToken | undefined> {
  await use.requestReset.execute(email.toUpperCase(), stranger);
  await use.fulfil.execute();
  const code = mails.code('password-reset');
  return use.resetPassword.execute({ userId: String(userId), code, newPassword }, stranger);
}

describe('a changed password', () => {
  it('applies immediately, ends all sessions, removes the known devices, and is notified by mail', async () => {
    const [mine, other] = [await session(), await session()];
    const before = await row();
    const { sessionId: successor } = await change(mine);
    expect([await isNow(another), await isNow(password)]).toEqual([true, false]);
    expect((await row()).changedAt > before.changedAt).toBe(true);
    expect(await reasonsOf(mine, other, successor)).toEqual(['replaced', 'password_changed', null]);
    expect(await database().query('SELECT FROM known_devices WHERE user_id = $1', [userId])).toEqual([]);
    expect((await events()).toSorted()).toEqual(['password.changed', 'session.ended', 'session.ended']);
    expect(mails.mails(email).at(-1)).toMatchObject({
      template: 'password-changed',
      language: 'ru',
      parameters: { time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/) },
    });
  });

  it('requires the current one, and changes nothing without it', async () => {
    const [mine, other] = [await session(), await session()];
    await expect(change(mine, { from: 'not the password' })).rejects.toMatchObject({
      fields: { current_password: [expect.any(String)] },
    });
    expect(await isNow(password)).toBe(true);
    expect(await reasonsOf(mine, other)).toEqual([null, null]);
  });

  it.each([
    ['short', 'too short'],
    ['password123', 'guessed first'],
  ])('cannot be %s', async (to, why) => {
    await expect(change(await session(), { to })).rejects.toMatchObject({
      fields: { new_password: [expect.stringContaining(why)] },
    });
    expect(await isNow(password)).toBe(true);
  });

  it('cannot resemble the email', async () => {
    await expect(change(await session(), { to: email })).rejects.toMatchObject({
      fields: { new_password: [expect.stringContaining('similar to the email')] },
    });
  });

  it('is not set in a session that has ended meanwhile', async () => {
    const mine = await session();
    await database().query('UPDATE sessions SET ended_at = now() WHERE id = $1', [mine]);
    await expect(change(mine)).rejects.toMatchObject({ code: 'session.token_invalid' });
    expect(await isNow(password)).toBe(true);
  });

  it('set by several concurrent requests is set by one; the others are refused', async () => {
    const mine = await session();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) => change(mine, { to: `the password of try ${at}` })),
    );
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await isNow(`the password of try ${won}`)).toBe(true);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        // A later request may find that its current password is no longer valid.
        expect([outcome.reason.code, outcome.reason.fields]).toEqual(
          outcome.reason.code === 'resource.changed_meanwhile'
            ? ['resource.changed_meanwhile', undefined]
            : ['request.invalid_fields', { current_password: [expect.any(String)] }],
        );
  });

  it('races with a reset: one of the two passwords remains, and works', async () => {
    await use.requestReset.execute(email, stranger);
    await use.fulfil.execute();
    const code = mails.code('password-reset');
    const newPassword = 'the password of the reset';
    await Promise.allSettled([
      change(await session(), { to: 'the password of the change' }),
      use.resetPassword.execute({ userId: String(userId), code, newPassword }, stranger),
    ]);
    const good = [await isNow('the password of the change'), await isNow(newPassword)];
    expect(good.filter(Boolean)).toHaveLength(1);
  });
});

describe('a password reset', () => {
  it('ends every session, forgets all devices but this one, is notified by mail, and is a security event', async () => {
    const sessions = [await session(), await session()];
    const device = await reset();
    expect(await isNow(another)).toBe(true);
    expect(await reasonsOf(...sessions)).toEqual(['password_reset', 'password_reset']);
    const known = await database().query('SELECT digest FROM known_devices WHERE user_id = $1', [userId]);
    expect(known).toEqual([{ digest: digestOfToken(device!.token) }]);
    expect((await events()).toSorted()).toEqual(['password.reset', 'session.ended', 'session.ended']);
    expect(mails.mails(email).at(-1)).toMatchObject({ template: 'password-reset-done' });
  });

  it('mails which second factors the account has, and withdraws a requested change of email', async () => {
    await database().query(
      `UPDATE users SET additional_email = $2, phones = '["+79990000000", "+79990000001"]' WHERE id = $1`,
      [userId, `other.${email}`],
    );
    await database().query(
      `INSERT INTO totp_secrets (user_id, sealed, confirmed_at) VALUES ($1, '\\x00', now())`,
      [userId],
    );
    const change = {
      userId,
      sessionId: await session(),
      newEmail: `thief.${email}`,
      currentPassword: password,
    };
    await use.requestEmail.execute(change, stranger);
    await use.fulfil.execute();
    await reset();
    expect(mails.mails(email).at(-1)).toMatchObject({
      template: 'password-reset-done',
      parameters: { apps: '1', passkeys: '0', recoveryCodes: '0', otherEmails: '1', phones: '2' },
    });
    const pending = await database().query(
      `SELECT FROM one_time_codes WHERE user_id = $1 AND purpose = 'email_change'
       UNION ALL SELECT FROM account_requests WHERE user_id = $1`,
      [userId],
    );
    expect(pending).toEqual([]);
  });

  it('by a password that breaks the rules leaves the code valid', async () => {
    await expect(reset(email)).rejects.toMatchObject({ fields: { new_password: [expect.any(String)] } });
    const code = mails.code('password-reset');
    await use.resetPassword.execute({ userId: String(userId), code, newPassword: another }, stranger);
  });

  it('activates an account that was not yet activated, as proof of the mailbox', async () => {
    await database().query('UPDATE users SET is_active = false, awaits_activation = true WHERE id = $1', [
      userId,
    ]);
    await reset();
    expect(await row()).toMatchObject({ isActive: true });
  });

  it.each([
    ['was deactivated', 'is_active = false'],
    ['was deleted', 'is_deleted = true'],
  ])('does not reactivate an account that %s, before or after the mail', async (_, state) => {
    const count = () => mails.mails(email).length;
    await use.requestReset.execute(email, stranger);
    await use.fulfil.execute();
    const code = mails.code('password-reset');
    await database().query(`UPDATE users SET ${state} WHERE id = $1`, [userId]);
    const before = [await row(), count()];
    await expect(
      use.resetPassword.execute({ userId: String(userId), code, newPassword: another }, stranger),
    ).rejects.toMatchObject({ code: 'code.rejected' });
    await use.requestReset.execute(email, stranger);
    await use.fulfil.execute();
    expect([await row(), count()]).toEqual(before);
  });

  it('for an unknown email is stored like any other, and sends no mail', async () => {
    const before = mails.mails().length;
    await use.requestReset.execute('unknown@example.org', stranger);
    expect(await database().query('SELECT kind, email, user_id FROM account_requests')).toEqual([
      { kind: 'password_reset', email: 'unknown@example.org', user_id: null },
    ]);
    expect(await use.fulfil.execute()).toBe(1);
    expect(await database().query('SELECT FROM account_requests')).toEqual([]);
    expect(mails.mails()).toHaveLength(before);
  });

  it('handled by several workers concurrently is mailed once', async () => {
    await use.requestReset.execute(email, stranger);
    const before = mails.mails(email).length;
    await Promise.all(Array.from({ length: 4 }, () => use.fulfil.execute()));
    expect(mails.mails(email)).toHaveLength(before + 1);
  });

  it.each(['known', 'unknown'])('for %s emails can be requested up to the limit', async (kind) => {
    use = accounts(database(), { THROTTLE_ACCOUNT_ATTEMPTS: '3' });
    const asked = kind === 'known' ? email : `unknown.${email}`;
    const ask = (address = stranger.address) => use.requestReset.execute(asked, { ...stranger, address });
    for (let at = 0; at < 3; at++) await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'throttle.too_many_attempts' });
    await ask('198.51.100.1');
  });
});

describe('a password set by an administrator in the shell', () => {
  it('ends all sessions, activates no account, is notified by mail, and is in the audit log without its value', async () => {
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [userId]);
    const sessions = [await session()];
    await use.setPassword.execute(superuser, userId, another);
    expect(await isNow(another)).toBe(true);
    expect(await row()).toMatchObject({ isActive: false });
    expect(await reasonsOf(...sessions)).toEqual(['password_changed']);
    expect(mails.mails(email).at(-1)).toMatchObject({ template: 'password-changed' });
    const trail = await database().query(
      `SELECT action, before, after FROM audit_entries WHERE target_id = $1`,
      [String(userId)],
    );
    expect(trail).toEqual([{ action: 'user.password_set', before: null, after: null }]);
  });

  it('must meet the rules, and is for superusers only', async () => {
    await expect(use.setPassword.execute(superuser, userId, 'short')).rejects.toMatchObject({
      fields: { password: [expect.stringContaining('too short')] },
    });
    const admin = { ...actorFor(1), isAdmin: true };
    await expect(use.setPassword.execute(admin, userId, another)).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    expect(await isNow(password)).toBe(true);
  });
});
