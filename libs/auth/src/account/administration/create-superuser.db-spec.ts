import { loadSettings } from '#config';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { passwordHasher } from '../../../../../test/support/use-cases/password-hasher.js';
import { shell } from '#auth/authorization';
import { HashNewPassword, PasswordRequirements } from '#auth/password';
import { CreateFirstSuperuser } from './create-first-superuser.js';
import { CreateSuperuser } from './create-superuser.js';
import { SuperuserAccount, type SuperuserCredentials } from './superuser-account.js';

const database = migratedDatabase();
const settings = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });
const requirements = new PasswordRequirements(settings.account, settings.secondFactor);
const password = 'a passphrase of four words';
const account = () =>
  new SuperuserAccount(new HashNewPassword(passwordHasher(), requirements, database()), settings.account);
const create = (given: SuperuserCredentials) =>
  new CreateSuperuser(database(), account()).execute(shell, given);
const first = () => new CreateFirstSuperuser(database(), account());

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

describe('the creation of the first superuser', () => {
  const email = (number: number) => `root${number}@example.com`;
  const superusers = () =>
    database().query<{ email: string }[]>('SELECT email FROM users WHERE is_superuser');

  it('is possible once, by however many at the same time', async () => {
    expect(await first().isPossible()).toBe(true);
    const attempts = Array.from({ length: 8 }, (_, number) =>
      first().execute({ email: email(number), password }),
    );
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as object] : []));
    expect(reasons).toEqual(reasons.map(() => expect.objectContaining({ code: 'code.rejected' })));
    expect(await superusers()).toHaveLength(1);
    expect(await first().isPossible()).toBe(false);
  });

  it('is no longer possible after one was created in the shell', async () => {
    await create({ email: email(0), password });
    await expect(first().execute({ email: email(1), password })).rejects.toMatchObject({
      code: 'code.rejected',
    });
    expect(await superusers()).toEqual([{ email: email(0) }]);
  });
});
