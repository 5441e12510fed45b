/** Passwords from the old service, which trimmed them: both the trimmed and the typed form are accepted. */
import { pbkdf2Sync } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { activatedPerson, uniquePassword } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox, environment } = inject('system');
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });

beforeAll(() => database.connect());
afterAll(() => database.end());

const logIn = async (email: string, password: string) =>
  (await new Browser(gateway).post('/api/v1/login/', { email, password })).status;

describe('a password with whitespace at its ends', () => {
  it('of an account from the old service is accepted with and without it, before and after its hash is renewed', async () => {
    const { email, userId } = await activatedPerson(gateway, new Mailbox(mailbox));
    const password = uniquePassword();
    const digest = pbkdf2Sync(password, 'salt', 1000, 32, 'sha256').toString('base64');
    await database.query('UPDATE users SET password_hash = $2, password_changed_at = NULL WHERE id = $1', [
      userId,
      `pbkdf2_sha256$1000$salt$${digest}`,
    ]);
    for (const typed of [` ${password}`, password, `${password} \t`])
      expect(await logIn(email, typed)).toBe(200);
    const { rows } = await database.query<{ hash: string }>(
      'SELECT password_hash AS hash FROM users WHERE id = $1',
      [userId],
    );
    expect(rows[0]!.hash).toMatch(/^\$argon2id\$/);
  });

  it('that was set here is accepted only as it was set', async () => {
    const { email, password } = await activatedPerson(gateway, new Mailbox(mailbox));
    expect(await logIn(email, ` ${password}`)).toBe(401);
    expect(await logIn(email, password)).toBe(200);
  });
});
