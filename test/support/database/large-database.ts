/** Fills an empty database to the size the service is built for, much faster than the API could. */

interface Database {
  query(sql: string): Promise<unknown>;
}

export interface DatabaseSize {
  readonly users: number;
  /** Live sessions per user. */
  readonly sessionsEach: number;
  /** Permissions per user; a multiple of four. */
  readonly permissionsEach: number;
}

/** 20 million grants: about 2 GB on disk. */
export const large: DatabaseSize = { users: 100_000, sessionsEach: 1, permissionsEach: 200 };

const letters = `ARRAY['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна', 'Захар', 'Ирина', 'Лев']`;
const person = `first_name, last_name, birth_date, sex)
  SELECT id, (${letters})[1 + id % 10], initcap(substr(md5(id::text), 1, 8)), '1990-05-17', 'female'`;

const disturbed = [
  'users',
  'worker_profiles',
  'tenant_profiles',
  'company_profiles',
  'sessions',
  'permission_grants',
];
const triggers = (verb: 'DISABLE' | 'ENABLE') =>
  disturbed.map((table) => `ALTER TABLE ${table} ${verb} TRIGGER USER;`).join('\n');

/** Ordered by time like UUIDv7, each from a moment in the past. */
const sessionId = (age: string) => `
  (SELECT overlay(overlay(gen_random_uuid()::text PLACING '7' FROM 15)
    PLACING substr(moment, 1, 8) || '-' || substr(moment, 9) FROM 1)::uuid
   FROM lpad(to_hex((extract(epoch FROM now()) * 1000)::bigint - (${age})), 12, '0') moment)`;

/**
 * One company among 500 people, four workers to five tenants; each with live sessions. In an empty database ids begin
 * at 1. The passwords are unknown.
 */
function people({ users, sessionsEach }: Omit<DatabaseSize, 'permissionsEach'>): string {
  const filled = `users WHERE password_hash = '!'`;
  return `
    ${triggers('DISABLE')}
    INSERT INTO users (id, subject, email, password_hash, language, profile_type,
        is_active, is_deleted, is_staff, is_admin, is_superuser)
      SELECT others + n, gen_random_uuid(),
        'person' || n || '@' || (ARRAY['example.com', 'example.org'])[1 + n % 2], '!', 'en',
        CASE WHEN n % 500 = 0 THEN 'company' WHEN n % 9 < 4 THEN 'worker' ELSE 'tenant' END,
        n % 1000 <> 7, n % 1000 = 8, n % 5000 = 9, n % 20000 = 9, n = 9
      FROM (SELECT coalesce(max(id), 0) AS others FROM users) already, generate_series(1, ${users}) n;
    SELECT setval(pg_get_serial_sequence('users', 'id'), max(id)) FROM users;
    INSERT INTO company_profiles (user_id, name)
      SELECT id, 'Company ' || id FROM ${filled} AND profile_type = 'company';
    INSERT INTO worker_profiles (user_id, ${person} FROM ${filled} AND profile_type = 'worker';
    INSERT INTO tenant_profiles (user_id, ${person} FROM ${filled} AND profile_type = 'tenant';
    ALTER TABLE sessions DROP CONSTRAINT sessions_user_fkey;
    ALTER TABLE refresh_tokens DROP CONSTRAINT refresh_tokens_session_fkey;
    INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, tip_jti, tip_issued_at)
      SELECT ${sessionId(`n * ${users} + holder.id`)}, holder.id, now() + '1 day', now() + '30 days',
        gen_random_uuid(), now()
      FROM generate_series(1, ${sessionsEach}) n CROSS JOIN (SELECT id FROM ${filled}) holder;
    INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
      SELECT tip_jti, sessions.id, tip_issued_at, expires_at
      FROM sessions JOIN (SELECT id FROM ${filled}) holder ON holder.id = user_id;
    -- What was just inserted needs no check.
    ALTER TABLE sessions ADD CONSTRAINT sessions_user_fkey
      FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE NOT VALID;
    ALTER TABLE refresh_tokens ADD CONSTRAINT refresh_tokens_session_fkey
      FOREIGN KEY (session_id) REFERENCES sessions(id) ON DELETE CASCADE NOT VALID;
    ${triggers('ENABLE')}`;
}

/** Keys and indexes are created last: sorting 20 million rows costs a fraction of as many insertions. */
function grants({ permissionsEach }: Pick<DatabaseSize, 'permissionsEach'>, logged: boolean): string {
  return `
    INSERT INTO permissions (id, name, action)
      SELECT gen_random_uuid(), 'thing_' || n, action
      FROM generate_series(1, ${permissionsEach / 4}) n, unnest(ARRAY['create', 'read', 'update', 'delete']) action;
    BEGIN;
    SET LOCAL maintenance_work_mem = '1GB';
    ALTER TABLE permission_grants DISABLE TRIGGER USER;
    ${logged ? '' : 'ALTER TABLE permission_grants SET UNLOGGED;'}
    ALTER TABLE permission_grants
      DROP CONSTRAINT permission_grants_pkey,
      DROP CONSTRAINT permission_grants_user_fkey,
      DROP CONSTRAINT permission_grants_permission_fkey;
    DROP INDEX permission_grants_permission_idx;
    INSERT INTO permission_grants (user_id, permission_id)
      SELECT holder.id, held.id FROM users holder CROSS JOIN (SELECT id FROM permissions ORDER BY id) held;
    ALTER TABLE permission_grants ADD CONSTRAINT permission_grants_pkey PRIMARY KEY (user_id, permission_id);
    CREATE INDEX permission_grants_permission_idx ON permission_grants (permission_id);
    -- What was just inserted needs no check.
    ALTER TABLE permission_grants
      ADD CONSTRAINT permission_grants_user_fkey
        FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE NOT VALID,
      ADD CONSTRAINT permission_grants_permission_fkey
        FOREIGN KEY (permission_id) REFERENCES permissions(id) ON DELETE CASCADE NOT VALID;
    ALTER TABLE permission_grants ENABLE TRIGGER USER;
    COMMIT`;
}

/** The database is migrated and has no users yet. */
export async function fillDatabase(database: Database, size: DatabaseSize): Promise<void> {
  await database.query(people(size));
  await database.query(grants(size, false));
  await database.query('VACUUM (ANALYZE)');
}

/** Adds users without permissions to a database in use. Call it once. */
export async function addPeople(
  database: Database,
  size: Omit<DatabaseSize, 'permissionsEach'>,
): Promise<void> {
  await database.query(people(size));
  await database.query('VACUUM (ANALYZE)');
}

/** Gives every user new permissions, in a logged table. Call it once. */
export async function grantToAll(database: Database, permissionsEach: number): Promise<void> {
  await database.query(grants({ permissionsEach }, true));
  await database.query('VACUUM (ANALYZE)');
}
