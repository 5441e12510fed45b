import { beforeAll, describe, expect, it, vi } from 'vitest';
import { sql } from '../../../../test/support/database/legacy/legacy-database.js';
import { legacyImports } from '../../../../test/support/database/legacy/legacy-imports.js';
import { user, worker } from '../../../../test/support/database/legacy/legacy-rows.js';
import { actorFor } from '../../../../test/support/database/user-rows.js';
import { maxGrants } from '#auth/permission';

const { database, importer, run, rows, clearDatabase, oldDatabase } = legacyImports();

describe('importing the dump of 2023-11', () => {
  let from: string;
  beforeAll(async () => {
    await clearDatabase();
    from = await oldDatabase('2023-11');
    await run(from);
  });

  it('imports the users with their ids, flags and password hashes', async () => {
    expect(
      await rows(
        'SELECT id, email, profile_type, is_superuser, is_active, password_hash, password_changed_at FROM users ORDER BY id',
      ),
    ).toEqual(
      [
        [1, 'admin@example.com', null, true],
        [2, 'company@example.com', 'company', false],
        [3, 'worker@example.com', 'worker', false],
        [4, 'tenant@example.com', 'tenant', false],
      ].map(([id, email, profile_type, is_superuser]) => ({
        id,
        email,
        profile_type,
        is_superuser,
        is_active: true,
        password_hash: expect.stringMatching(/^pbkdf2_sha256\$600000\$/),
        password_changed_at: null,
      })),
    );
  });

  it('imports profiles, departments, permissions, and the grants of the company and its worker', async () => {
    expect(await rows('SELECT * FROM tenant_profiles')).toMatchObject([
      {
        user_id: 4,
        first_name: 'Пётр',
        surname: '',
        rooms: ['1', '2'],
        snils: '112-233-445 95',
        gis_uid: '',
      },
    ]);
    expect(await rows('SELECT name, bank_details, address FROM company_profiles')).toEqual([
      { name: 'Company1', bank_details: { bik: '044525225' }, address: 'Nevsky 1' },
    ]);
    expect(
      await rows(
        'SELECT name, company_id, worker_id FROM departments JOIN department_workers ON department_id = id',
      ),
    ).toEqual([{ name: 'Department1', company_id: 2, worker_id: 3 }]);
    const held = `SELECT user_id, count(*)::int FROM permission_grants GROUP BY user_id ORDER BY user_id`;
    expect(await rows(held)).toEqual([
      { user_id: 2, count: 4 },
      { user_id: 3, count: 4 },
    ]);
    expect(await rows('SELECT count(*)::int FROM permissions')).toEqual([{ count: 8 }]);
  });

  it('gives the next registered user the next free id', async () => {
    const [{ id }] = await rows(
      `INSERT INTO users (subject, email, password_hash, language)
       VALUES (gen_random_uuid(), 'new@example.com', '!', 'en') RETURNING id`,
    );
    expect(id).toBe(5);
    await rows('DELETE FROM users WHERE id = 5');
  });

  it('repeated, changes nothing and keeps later changes and deletions', async () => {
    await rows(`UPDATE users SET email = 'renamed@example.com' WHERE id = 3`);
    await rows('DELETE FROM users WHERE id = 4');
    const everything = async () =>
      JSON.stringify(
        await Promise.all(
          [
            'users',
            'worker_profiles',
            'departments',
            'permission_grants',
            'audit_entries',
            'legacy_imports',
          ].map((table) => rows(`SELECT * FROM ${table} ORDER BY 1, 2`)),
        ),
      );
    const before = await everything();
    const { counts } = await run(from);
    expect(await everything()).toBe(before);
    expect(counts.get('users')).toMatchObject({ imported: 4, skipped: 0 });
  });

  it('repeated, imports rows that were added since', async () => {
    await sql(from, user(50, 'late@example.com') + worker(50, 50));
    await run(from);
    expect(await rows('SELECT user_id FROM worker_profiles WHERE user_id = 50')).toHaveLength(1);
  });
});

describe('importing the dump of 2023-09', () => {
  it('imports one-letter permissions that users hold directly', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-09',
      `INSERT INTO authorization_permissions (id, type, name, "desc")
         VALUES (1, 'c', 'crm_button', 'Create it'), (2, 'R', 'crm_button', NULL), (3, 'x', 'crm_button', NULL);
       INSERT INTO authorization_userdata_permissions (id, userdata_id, basecustompermissionmodel_id)
         VALUES (1, 2, 2), (2, 1, 2), (3, 2, 1), (4, 4, 1), (5, 1, 3);
       INSERT INTO authorization_permissiongroup (id, name) VALUES (1, 'Dispatcher');
       INSERT INTO authorization_permissiongroup_permissions (id, permissiongroup_id, basecustompermissionmodel_id)
         VALUES (1, 1, 1), (2, 1, 3);`,
    );
    const { remarks } = await run(from);
    expect(
      await rows(
        `SELECT user_id, action FROM permission_grants JOIN permissions ON id = permission_id ORDER BY user_id`,
      ),
    ).toEqual([
      { user_id: 1, action: 'read' },
      { user_id: 2, action: 'read' },
      { user_id: 4, action: 'create' },
    ]);
    expect(await rows('SELECT name, description FROM permission_groups')).toEqual([
      { name: 'Dispatcher', description: '' },
    ]);
    expect(remarks).toEqual([
      'permissions 3 skipped: its action is unknown',
      'permissions of companies 5 skipped: the permission was not imported',
      'permissions of people 3 skipped: no company of the user holds the permission',
      'permissions of groups 2 skipped: the permission was not imported',
    ]);
  });

  it('skips and reports grants beyond the maximum per user', async () => {
    await clearDatabase();
    const from = await oldDatabase(
      '2023-09',
      `INSERT INTO authorization_permissions (id, type, name, "desc")
         SELECT n, 'c', 'bulk_' || n, NULL FROM generate_series(1, ${maxGrants + 2}) AS n;
       INSERT INTO authorization_userdata_permissions (id, userdata_id, basecustompermissionmodel_id)
         SELECT n, 1, n FROM generate_series(1, ${maxGrants + 2}) AS n;`,
    );
    const { remarks } = await run(from, 1_500);
    expect(await rows('SELECT count(*)::int FROM permission_grants')).toEqual([{ count: maxGrants }]);
    expect(remarks).toEqual(
      [1, 2].map(
        (beyond) =>
          `permissions of companies ${maxGrants + beyond} skipped: the user already holds the maximum number of permissions`,
      ),
    );
  });
});

describe('ImportLegacy', () => {
  const refusal = (sentence: RegExp) => ({ fields: { from: [expect.stringMatching(sentence)] } });

  it('rejects actors other than superusers', async () => {
    const options = { from: 'postgres://x', batch: 1, onProgress: () => undefined };
    await expect(importer().execute(actorFor(1), options)).rejects.toMatchObject({
      code: 'authorization.refused',
    });
  });

  it('rejects an invalid URL, an unreachable database and a foreign schema with a clear sentence', async () => {
    await expect(run('mysql://x')).rejects.toThrow(/^from: Enter a URL like/);
    await expect(run('postgres://user@127.0.0.1:1/x')).rejects.toMatchObject(refusal(/cannot be opened/));
    const here = database().options as { url: string };
    await expect(run(here.url)).rejects.toMatchObject(
      refusal(/not a database of the Django service.*authorization_userdata/),
    );
  });

  it('keeps complete batches when it fails, and resumes after them', async () => {
    await clearDatabase();
    const from = await oldDatabase('2023-11');
    const stopAfterTwo = (kind: string, done: number) => {
      if (kind === 'users' && done === 2) throw new Error('stopped');
    };
    await expect(run(from, 1, stopAfterTwo)).rejects.toThrow('stopped');
    expect(await rows('SELECT id FROM users ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
    const onProgress = vi.fn();
    const { counts } = await run(from, 1, onProgress);
    expect(onProgress.mock.calls[0]).toEqual(['users', 0, 2]);
    expect(counts.get('users')).toMatchObject({ imported: 4 });
  });

  it('reports a lost connection to the old database, and resumes in the next run', async () => {
    await clearDatabase();
    const from = await oldDatabase('2023-11');
    // Blocks the import between two reads.
    const barrier = database().createQueryRunner();
    await barrier.startTransaction();
    await barrier.query('LOCK TABLE company_profiles');
    const outcome = expect(run(from)).rejects.toMatchObject(refusal(/^The old database failed: /));
    await vi.waitFor(async () => expect(await rows('SELECT FROM users')).toHaveLength(4), 10_000);
    await sql(
      from,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'gatehouse import' AND datname = current_database()`,
    );
    await barrier.commitTransaction();
    await barrier.release();
    await outcome;
    expect((await run(from)).counts.get('worker profiles')).toMatchObject({ imported: 1 });
  });

  it('imports every row once when two runs are concurrent', async () => {
    await clearDatabase();
    const from = await oldDatabase('2023-11');
    const [one, other] = await Promise.all([run(from, 1), run(from, 1)]);
    expect(one).toEqual(other);
    expect(await rows('SELECT count(*)::int FROM users')).toEqual([{ count: 4 }]);
  });

  it('writes an audit entry for each batch', async () => {
    await clearDatabase();
    await run(await oldDatabase('2023-11'), 3);
    const trail = await rows(
      `SELECT actor_id, after FROM audit_entries WHERE action = 'legacy.imported' ORDER BY id DESC`,
    );
    expect(trail).toContainEqual({
      actor_id: null,
      after: { kind: 'users', first_id: 4, last_id: 4, imported: 1, skipped: 0 },
    });
  });
});
