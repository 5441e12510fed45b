import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, type Accounts, stranger } from '../../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { addPerson } from '../../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../../test/support/database/session-rows.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import type { CodeMail } from './mail-code.js';

const database = migratedDatabase();
const links = captureLinks();
const rejected = { code: 'code.rejected' };
const password = 'a password as good as any';

let use: Accounts;
let userId: number;
let email: string;

beforeEach(async () => {
  use = accounts(database());
  userId = await addPerson(database(), 'worker');
  const hash = await passwordHasher().hash(password);
  const [rows] = await database().query<[{ email: string }[], number]>(
    'UPDATE users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [userId, hash],
  );
  email = rows[0]!.email;
});

const reset = (code: string, newPassword = 'another password, as good') =>
  use.resetPassword.execute({ userId: String(userId), code, newPassword }, stranger);

async function resetCode(): Promise<string> {
  await use.requestReset.execute(email, stranger);
  await use.fulfil.execute();
  return links.code('password-reset');
}

async function emailCode(newEmail = `new.${email}`): Promise<string> {
  const sessionId = '0199a000-0000-7000-8000-000000000001';
  const change = { userId, sessionId, newEmail, currentPassword: password };
  await use.requestEmail.execute(change, stranger);
  await use.fulfil.execute();
  return links.code('email-change');
}

const confirm = (code: string) =>
  use.confirmEmail.execute({ userId: String(userId), code, currentPassword: password }, stranger);

describe('a code', () => {
  it('to set a password, sent 16 times in parallel, is used once', async () => {
    const code = await resetCode();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, at) => reset(code, `the password of try ${at}`)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(rejected);
    const events = await database().query(
      `SELECT FROM security_events WHERE user_id = $1 AND kind = 'password.reset'`,
      [userId],
    );
    expect(events).toHaveLength(1);
  });

  it('to confirm an email, sent 16 times in parallel, is used once', async () => {
    const code = await emailCode();
    const outcomes = await Promise.allSettled(Array.from({ length: 16 }, () => confirm(code)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(rejected);
  });

  it('is valid for its purpose only', async () => {
    const [forReset, forEmail] = [await resetCode(), await emailCode()];
    await database().query('UPDATE users SET is_active = false, awaits_activation = true WHERE id = $1', [
      userId,
    ]);
    for (const code of [forReset, forEmail]) {
      await expect(use.activate.execute(String(userId), code, stranger)).rejects.toMatchObject({
        code: 'account.activation_rejected',
      });
    }
    await database().query('UPDATE users SET is_active = true WHERE id = $1', [userId]);
    await expect(reset(forEmail)).rejects.toMatchObject(rejected);
    await expect(confirm(forReset)).rejects.toMatchObject(rejected);
    await reset(forReset);
  });

  it('is valid for its user only', async () => {
    const code = await resetCode();
    const other = String(await addPerson(database(), 'worker'));
    for (const userId of [other, '0', '-1', 'one', '2147483648', '']) {
      const given = { userId, code, newPassword: 'another password, as good' };
      await expect(use.resetPassword.execute(given, stranger)).rejects.toMatchObject(rejected);
      await expect(use.confirmEmail.execute({ userId, code }, stranger)).rejects.toMatchObject(rejected);
    }
    await reset(code);
  });

  it('expires by the clock of the database', async () => {
    const codes = [await resetCode(), await emailCode()] as const;
    await database().query('UPDATE one_time_codes SET expires_at = now() WHERE user_id = $1', [userId]);
    await expect(reset(codes[0])).rejects.toMatchObject(rejected);
    await expect(confirm(codes[1])).rejects.toMatchObject(rejected);
  });

  it('becomes invalid when a new one for the same purpose is mailed', async () => {
    const [first, second] = [await resetCode(), await resetCode()];
    await expect(reset(first)).rejects.toMatchObject(rejected);
    await reset(second);
  });

  it('is stored nowhere in clear', async () => {
    const codes = [await resetCode(), await emailCode()];
    const dump = JSON.stringify([
      await database().query("SELECT t::text, encode(digest, 'escape') FROM one_time_codes t"),
      await database().query("SELECT t::text, encode(sealed, 'escape') FROM mail_outbox t"),
      await database().query('SELECT t::text FROM account_requests t'),
    ]);
    for (const code of codes) {
      expect(Buffer.from(code, 'base64url')).toHaveLength(32);
      expect(dump).not.toContain(code);
    }
  });

  it('becomes invalid when the password changes, as does a requested change of email', async () => {
    const [forReset, forEmail] = [await resetCode(), await emailCode()];
    const later = { userId, sessionId: (await addSession(database(), userId))!, newEmail: `later.${email}` };
    await use.requestEmail.execute({ ...later, currentPassword: password }, stranger);
    const change = { userId, sessionId: later.sessionId, currentPassword: password };
    await use.changePassword.execute({ ...change, newPassword: 'another password, as good' }, stranger);
    await expect(reset(forReset)).rejects.toMatchObject(rejected);
    await expect(confirm(forEmail)).rejects.toMatchObject(rejected);
    const before = links.mails().length;
    await use.fulfil.execute();
    expect(links.mails()).toHaveLength(before);
  });

  it('for an unknown user is answered like a wrong one, and counted by address only', async () => {
    const good = await resetCode();
    use = accounts(database(), { THROTTLE_ADDRESS_ATTEMPTS: '3', THROTTLE_ACCOUNT_ATTEMPTS: '1' });
    const from = (address: string, code: string) =>
      use.resetPassword.execute(
        { userId: String(userId), code, newPassword: 'another password, as good' },
        { ...stranger, address },
      );
    for (let at = 0; at < 3; at++)
      await expect(from('198.51.100.1', 'a guess')).rejects.toMatchObject(rejected);
    await expect(from('198.51.100.1', good)).rejects.toMatchObject({ code: 'throttle.too_many_attempts' });
    await from('198.51.100.2', good);
  });
});

describe('the link in a mail', () => {
  it.each<[CodeMail, string]>([
    ['password-reset', 'https://auth.example.com/api/v1/password/reset/confirm/'],
    ['email-change', 'https://auth.example.com/api/v1/email/confirm/'],
  ])('of %s leads to a page of the gateway', async (template, page) => {
    await (template === 'password-reset' ? resetCode() : emailCode());
    const { origin, pathname, searchParams } = links.link(template);
    expect(origin + pathname).toBe(page);
    expect([...searchParams.keys()]).toEqual(['user_id', 'code']);
  });

  it('leads to the page of the front end, if one is set', async () => {
    use = accounts(database(), { RESET_PAGE_URL: 'https://app.example.com/#/new?theme=dark' });
    await resetCode();
    expect(links.link('password-reset').href).toMatch(
      /^https:\/\/app\.example\.com\/\?user_id=\d+&code=[\w-]{43}#\/new\?theme=dark$/,
    );
  });
});
