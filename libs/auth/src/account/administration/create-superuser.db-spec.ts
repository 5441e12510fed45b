import { loadSettings } from '#config';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import { shell } from '#auth/authorization';
import { HashNewPassword, PasswordRequirements } from '#auth/password';
import { CreateSuperuser } from './create-superuser.js';

const database = migratedDatabase();
const settings = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });
const requirements = new PasswordRequirements(settings.account, settings.secondFactor);
const password = 'a passphrase of four words';
const create = (given: { email: string; password: string }) =>
  new CreateSuperuser(
    database(),
    new HashNewPassword(passwordHasher(), requirements, database()),
    settings.account,
  ).execute(shell, given);

/** The audit log is append-only, so each test reads the entries that it added. */
let earlier: number;
const entries = async () =>
  (await database().query<object[]>('SELECT * FROM audit_entries ORDER BY id')).slice(earlier);

beforeEach(async () => {
  await database().query('DELETE FROM users');
  earlier = 0;
  earlier = (await entries()).length;
});

describe('the creation of a superuser', () => {
  it('gives the account the default language', async () => {
    await create({ email: 'root@example.com', password });
    expect(await database().query('SELECT language FROM users')).toEqual([{ language: 'en' }]);
  });

  it('leaves an audit entry with the flags, without email and password', async () => {
    const { userId } = await create({ email: ' Root@Example.com ', password });
    expect(await database().query('SELECT id, email, is_superuser FROM users')).toEqual([
      { id: userId, email: 'root@example.com', is_superuser: true },
    ]);
    expect(await entries()).toEqual([
      expect.objectContaining({
        actor_id: null,
        action: 'user.created',
        target_id: String(userId),
        before: null,
        after: { isActive: true, isStaff: true, isAdmin: true, isSuperuser: true },
      }),
    ]);
  });

  it.each(['notanemail', 'root@exam\u200bple.com', 'root@localhost', ''])(
    'refuses the email %j as registration does, and stores nothing',
    async (email) => {
      await expect(create({ email, password })).rejects.toMatchObject({
        fields: { email: [expect.any(String)] },
      });
      expect([await database().query('SELECT FROM users'), await entries()]).toEqual([[], []]);
    },
  );

  it('with a taken email leaves no audit entry', async () => {
    await create({ email: 'root@example.com', password });
    await expect(create({ email: 'ROOT@example.com', password })).rejects.toMatchObject({
      fields: { email: ['user with this email already exists.'] },
    });
    expect(await entries()).toHaveLength(1);
  });
});
