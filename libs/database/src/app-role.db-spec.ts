import { randomBytes } from 'node:crypto';
import { type DataSource, QueryFailedError } from 'typeorm';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase } from '../../../test/support/database/fresh-database.js';
import { databaseWithOwner } from '../../../test/support/database/migrated-database.js';
import { createDataSource } from './data-source.js';
import { runMigrations } from './run-migrations.js';

const roles = databaseWithOwner();

const denied = (dataSource: DataSource, statement: string) =>
  expect(dataSource.query(statement)).rejects.toSatisfy(
    (error) => error instanceof QueryFailedError && (error.driverError as { code: string }).code === '42501',
  );

describe('the role of the apps', () => {
  it.each([
    'CREATE TABLE mine (id int)',
    'ALTER TABLE users ADD COLUMN mine int',
    'DROP TABLE sessions',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'ALTER TABLE audit_entries DISABLE TRIGGER append_only',
    'TRUNCATE users CASCADE',
    'DELETE FROM schema_migrations',
    'DELETE FROM schema_compatibility',
    'CREATE ROLE mine',
  ])('cannot change the schema: %s', async (statement) => {
    await denied(roles().app, statement);
  });

  it.each([
    'UPDATE audit_entries SET actor_id = 1',
    'DELETE FROM audit_entries',
    'TRUNCATE audit_entries',
    'UPDATE audit_values SET user_id = 1',
    'DELETE FROM audit_values',
  ])('cannot change the audit log, whatever setting it uses: %s', async (statement) => {
    await denied(roles().app, statement);
    const purging = roles().app.transaction(async (db) => {
      await db.query(`SELECT set_config('gatehouse.purging_audit', 'on', true)`);
      await db.query(statement);
    });
    await expect(purging).rejects.toThrow('permission denied');
  });

  it('reads, adds, changes and deletes rows of every other table, and of tables made later', async () => {
    const { app, owner } = roles();
    await owner.query('CREATE TABLE made_later (id serial PRIMARY KEY, n int)');
    try {
      const tables = await app.query<{ name: string }[]>(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
           AND table_name NOT IN ('schema_migrations', 'schema_compatibility', 'audit_entries', 'audit_values')`,
      );
      expect(tables.map(({ name }) => name)).toContain('made_later');
      for (const { name } of tables) {
        const [row] = await app.query<[{ may: boolean }]>(
          `SELECT bool_and(has_table_privilege($1, privilege)) AS may
           FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) privilege`,
          [name],
        );
        expect([name, row.may]).toEqual([name, true]);
      }
      await app.query('INSERT INTO made_later (n) VALUES (1)');
      expect(await app.query('SELECT count(*)::int AS migrations FROM schema_migrations')).not.toEqual([
        { migrations: 0 },
      ]);
    } finally {
      await owner.query('DROP TABLE made_later');
    }
  });
});

describe('migrate', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let owner: DataSource;
  const name = `gatehouse_${randomBytes(6).toString('hex')}`;

  beforeAll(async () => {
    database = await freshDatabase(inject('postgres'));
    owner = await createDataSource({ url: database.url, poolSize: 4 }, []).initialize();
  });

  afterAll(async () => {
    await owner?.query(`DROP OWNED BY ${name}`);
    await owner?.query(`DROP ROLE ${name}`);
    await owner?.destroy();
    await database?.drop();
  });

  it('without a role for the apps leaves everything to the one role there is, as before', async () => {
    expect(await runMigrations(owner)).not.toEqual([]);
    expect(await owner.query(`SELECT FROM pg_roles WHERE rolname = $1`, [name])).toEqual([]);
  });

  it('moves a database from one role to two, also when it runs again or several times concurrently', async () => {
    await owner.query(
      `INSERT INTO audit_entries (id, action, target_type, target_id) VALUES (gen_random_uuid(), 'user.banned', 'user', '1')`,
    );
    await expect(runMigrations(owner, { name, password: '' })).rejects.toThrow(
      `The role ${name} does not exist: create it, or set DB_APP_PASS`,
    );
    const role = { name, password: `p'"$ ${randomBytes(4).toString('hex')}` };
    await Promise.all([1, 2, 3].map(() => runMigrations(owner, role)));
    const url = new URL(database.url);
    url.username = name;
    url.password = encodeURIComponent(role.password);
    const app = await createDataSource({ url: url.href, poolSize: 1 }, []).initialize();
    try {
      expect(await app.query('SELECT action FROM audit_entries')).toEqual([{ action: 'user.banned' }]);
      await denied(app, 'DELETE FROM audit_entries');
    } finally {
      await app.destroy();
    }
  });

  it('gives the role the defaults the service relies on, whatever those of the database are', async () => {
    const [{ database: own }] = await owner.query<[{ database: string }]>(
      'SELECT current_database() AS database',
    );
    await owner.query(
      `ALTER DATABASE ${own} SET DateStyle = 'German'; ALTER ROLE ${name} SET search_path = nowhere`,
    );
    await runMigrations(owner, { name, password: '' });
    const [{ defaults }] = await owner.query<[{ defaults: string[] }]>(
      `SELECT setconfig AS defaults FROM pg_db_role_setting
       WHERE setrole = $1::regrole AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [name],
    );
    expect(defaults).toEqual(
      expect.arrayContaining(['DateStyle=ISO', 'search_path=public', 'extra_float_digits=1']),
    );
  });

  it('rejects a role whose privileges cannot be restricted, with an error that says what to do', async () => {
    const [{ own }] = await owner.query<[{ own: string }]>('SELECT current_user AS own');
    await expect(runMigrations(owner, { name: own, password: '' })).rejects.toThrow(
      'is the role that migrates',
    );
    const mighty = `${name}_mighty`;
    await owner.query(`CREATE ROLE ${mighty} SUPERUSER`);
    try {
      await expect(runMigrations(owner, { name: mighty, password: '' })).rejects.toThrow('is a superuser');
      await owner.query(`ALTER ROLE ${mighty} NOSUPERUSER; GRANT DELETE ON audit_entries TO PUBLIC`);
      await expect(runMigrations(owner, { name: mighty, password: '' })).rejects.toThrow(
        'may change the audit trail all the same',
      );
    } finally {
      await owner.query(`REVOKE DELETE ON audit_entries FROM PUBLIC; DROP ROLE ${mighty}`);
    }
  });
});
