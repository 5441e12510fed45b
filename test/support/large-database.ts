/** Fills an empty database to the size the service is built for, much faster than its doors would. */

interface Database {
  query(sql: string): Promise<unknown>;
}

export interface DatabaseSize {
  readonly users: number;
  /** How many each of them holds; a multiple of four. */
  readonly permissionsEach: number;
}

/** 20 million grants: about 2 GB on disk. */
export const large: DatabaseSize = { users: 100_000, permissionsEach: 200 };

const letters = `ARRAY['Анна', 'Борис', 'Вера', 'Глеб', 'Дарья', 'Егор', 'Жанна', 'Захар', 'Ирина', 'Лев']`;
const person = `first_name, last_name, birth_date, sex)
  SELECT id, (${letters})[1 + id % 10], initcap(substr(md5(id::text), 1, 8)), '1990-05-17', 'female' FROM users`;

/** One company among 500 people, four workers to five tenants; each with a live session. Ids begin at 1. */
function people({ users }: DatabaseSize): string {
  return `
    ALTER TABLE worker_profiles DISABLE TRIGGER USER;
    ALTER TABLE tenant_profiles DISABLE TRIGGER USER;
    ALTER TABLE company_profiles DISABLE TRIGGER USER;
    INSERT INTO users (id, subject, email, password_hash, language, profile_type,
        is_active, is_deleted, is_staff, is_admin, is_superuser)
      SELECT n, gen_random_uuid(), 'person' || n || '@' || (ARRAY['example.com', 'example.org'])[1 + n % 2], '!', 'en',
        CASE WHEN n % 500 = 0 THEN 'company' WHEN n % 9 < 4 THEN 'worker' ELSE 'tenant' END,
        n % 1000 <> 7, n % 1000 = 8, n % 5000 = 9, n % 20000 = 9, n = 9
      FROM generate_series(1, ${users}) n;
    INSERT INTO company_profiles (user_id, name)
      SELECT id, 'Company ' || id FROM users WHERE profile_type = 'company';
    INSERT INTO worker_profiles (user_id, ${person} WHERE profile_type = 'worker';
    INSERT INTO tenant_profiles (user_id, ${person} WHERE profile_type = 'tenant';
    INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at)
      SELECT gen_random_uuid(), id, now() + '1 day', now() + '30 days' FROM users;
    ALTER TABLE worker_profiles ENABLE TRIGGER USER;
    ALTER TABLE tenant_profiles ENABLE TRIGGER USER;
    ALTER TABLE company_profiles ENABLE TRIGGER USER`;
}

/** Keys and indexes come last: 20 million rows sorted at once cost a fraction of as many insertions. */
function grants({ permissionsEach }: DatabaseSize): string {
  return `
    INSERT INTO permissions (id, name, action)
      SELECT gen_random_uuid(), 'thing_' || n, action
      FROM generate_series(1, ${permissionsEach / 4}) n, unnest(ARRAY['create', 'read', 'update', 'delete']) action;
    BEGIN;
    SET LOCAL maintenance_work_mem = '1GB';
    ALTER TABLE permission_grants DISABLE TRIGGER USER;
    ALTER TABLE permission_grants SET UNLOGGED;
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
  await database.query(grants(size));
  await database.query('VACUUM (ANALYZE)');
}
