import { beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../../test/support/database/legacy/legacy-database.js';
import { legacyImports } from '../../../../test/support/database/legacy/legacy-imports.js';
import { addPerson, superuser } from '../../../../test/support/database/user-rows.js';
import { accountSettings } from '../../../../test/support/use-cases/accounts.js';
import { ExportLegacy } from './export-legacy.js';

const { database, run, rows, clearDatabase, oldDatabase } = legacyImports();
const argon2 =
  '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

describe.each(['2023-09', '2023-11'] as const)('export to the dump of %s', (state) => {
  let old: string;
  beforeEach(async () => {
    await clearDatabase();
    old = await oldDatabase(state);
    await run(old);
    const ids = await rows(
      `SELECT id FROM users WHERE email IN ('worker@example.com', 'tenant@example.com') ORDER BY email DESC`,
    );
    [worker, tenant] = ids.map(({ id }: { id: number }) => id);
  });

  const exportAccounts = (to = old) =>
    new ExportLegacy(database(), accountSettings).execute(superuser, { to, onProgress: () => undefined });
  /** Ids differ between the dumps. */
  let [worker, tenant] = [0, 0];
  const oldUser = async (id: number) => {
    const [user] = await sql<Record<string, unknown>>(
      old,
      'SELECT * FROM authorization_userdata WHERE id = $1',
      [id],
    );
    return user!;
  };
  const everything = () =>
    sql(
      old,
      `SELECT (SELECT json_agg(u ORDER BY id) FROM authorization_userdata u)::text AS users,
         (SELECT json_agg(w ORDER BY id) FROM authorization_workerprofile w)::text AS workers,
         (SELECT json_agg(t ORDER BY id) FROM authorization_tenantprofile t)::text AS tenants,
         (SELECT json_agg(c ORDER BY id) FROM authorization_companyprofile c)::text AS companies`,
    );

  it('writes passwords in the form of Django, emails, states and profiles of imported users', async () => {
    await rows('UPDATE users SET password_hash = $1, phones = \'["+79210000000"]\' WHERE id = $2', [
      argon2,
      worker,
    ]);
    await rows("UPDATE users SET email = 'moved@example.org', is_active = false WHERE id = $1", [tenant]);
    await rows(
      "UPDATE worker_profiles SET last_name = 'Новый', birth_date = '2000-08-26' WHERE user_id = $1",
      [worker],
    );
    expect((await exportAccounts()).counts).toEqual({ updated: 4, added: 0, erased: 0 });
    expect(await oldUser(worker)).toMatchObject({ password: `argon2${argon2}`, phones: ['+79210000000'] });
    expect(await oldUser(tenant)).toMatchObject({ email: 'moved@example.org', is_active: false });
    const [profile] = await sql(old, 'SELECT last_name, birth_date FROM authorization_workerprofile');
    expect(profile).toEqual({ last_name: 'Новый', birth_date: new Date('2000-08-26T08:00:00Z') });
  });

  it('changes nothing when it is repeated, and keeps password hashes of users who have not logged in', async () => {
    await exportAccounts();
    const once = await everything();
    await exportAccounts();
    expect(await everything()).toEqual(once);
    expect((await oldUser(worker))['password']).toMatch(/^pbkdf2_sha256\$600000\$/);
  });

  it('adds users who registered after the import once, with their id and profile', async () => {
    const id = await addPerson(database(), 'tenant');
    await rows('UPDATE users SET password_hash = $2 WHERE id = $1', [id, argon2]);
    expect((await exportAccounts()).counts).toEqual({ updated: 4, added: 1, erased: 0 });
    expect((await exportAccounts()).counts).toEqual({ updated: 5, added: 0, erased: 0 });
    expect(await oldUser(id)).toMatchObject({ password: `argon2${argon2}`, is_active: true });
    expect(await sql(old, 'SELECT type FROM authorization_tenantprofile WHERE user_id = $1', [id])).toEqual([
      { type: 'tenant' },
    ]);
  });

  it('skips users who never activated their account', async () => {
    const id = await addPerson(database(), 'worker');
    await rows('UPDATE users SET is_active = false, awaits_activation = true WHERE id = $1', [id]);
    expect((await exportAccounts()).counts.added).toBe(0);
  });

  it('overwrites the data of users who were erased after the import, and keeps their rows', async () => {
    await rows('DELETE FROM users WHERE id = $1', [worker]);
    expect((await exportAccounts()).counts).toEqual({ updated: 3, added: 0, erased: 1 });
    expect(await oldUser(worker)).toMatchObject({
      email: `erased-${worker}@erased.invalid`,
      password: '!',
      is_active: false,
      is_deleted: true,
      phones: null,
    });
    expect(await sql(old, 'SELECT first_name, last_name FROM authorization_workerprofile')).toEqual([
      { first_name: '', last_name: '' },
    ]);
    expect((await exportAccounts()).counts.erased).toBe(0);
  });

  it('writes emails that two users have swapped', async () => {
    await rows(`UPDATE users SET email = 'x@example.org' WHERE id = $1`, [worker]);
    await rows(`UPDATE users SET email = 'worker@example.com' WHERE id = $1`, [tenant]);
    await rows(`UPDATE users SET email = 'tenant@example.com' WHERE id = $1`, [worker]);
    await exportAccounts();
    expect([(await oldUser(worker))['email'], (await oldUser(tenant))['email']]).toEqual([
      'tenant@example.com',
      'worker@example.com',
    ]);
  });

  it('reports what the old columns cannot hold, and keeps the old values', async () => {
    const id = await addPerson(database(), 'worker');
    await rows('UPDATE worker_profiles SET first_name = $2 WHERE user_id = $1', [id, 'x'.repeat(51)]);
    await rows('UPDATE worker_profiles SET first_name = $1 WHERE user_id = $2', ['x'.repeat(51), worker]);
    expect((await exportAccounts()).remarks).toEqual([
      { id, remark: 'not added: a text of the profile is too long' },
      { id: worker, remark: 'keeps the old profile: a text of the new one is too long' },
    ]);
    expect(await sql(old, 'SELECT first_name FROM authorization_workerprofile')).toEqual([
      { first_name: 'Роман' },
    ]);
  });

  it('rejects a database that was never imported', async () => {
    const other = await oldDatabase(
      state,
      `UPDATE django_migrations SET applied = applied - interval '1 year'`,
    );
    await expect(exportAccounts(other)).rejects.toMatchObject({ code: 'request.invalid_fields' });
  });

  it('leaves the old database unchanged when it fails', async () => {
    await rows('UPDATE users SET is_active = false WHERE id = $1', [worker]);
    await sql(old, `ALTER TABLE authorization_userdata ADD CHECK (is_active)`);
    const before = await everything();
    await expect(exportAccounts()).rejects.toMatchObject({ code: 'request.invalid_fields' });
    expect(await everything()).toEqual(before);
  });
});
