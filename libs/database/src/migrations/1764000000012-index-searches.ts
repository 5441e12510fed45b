/** Indexes for what administrators search and filter by, so that a page costs the same however many accounts there are. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rare states: few rows, so that a small index finds them without a look at all others. */
const rare = {
  users_inactive_idx: 'NOT is_active',
  users_deleted_idx: 'is_deleted',
  users_staff_idx: 'is_staff',
  users_admins_idx: 'is_admin',
  users_superusers_idx: 'is_superuser',
};

/** Text in which any part is looked for. */
const searched = {
  users_email_search_idx: 'users USING gin (email gin_trgm_ops)',
  worker_profiles_search_idx: `worker_profiles USING gin ((first_name || ' ' || last_name) gin_trgm_ops)`,
  tenant_profiles_search_idx: `tenant_profiles USING gin ((first_name || ' ' || last_name) gin_trgm_ops)`,
  company_profiles_search_idx: 'company_profiles USING gin (name gin_trgm_ops)',
  permissions_search_idx: 'permissions USING gin (name gin_trgm_ops)',
};

export class IndexSearches1764000000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Comes with PostgreSQL and is trusted: the owner of the database may create it.
    await db.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    for (const [name, on] of Object.entries(searched)) await db.query(`CREATE INDEX ${name} ON ${on}`);
    for (const [name, state] of Object.entries(rare)) {
      await db.query(`CREATE INDEX ${name} ON users (id) WHERE ${state}`);
    }
    await db.query('CREATE INDEX users_profile_type_idx ON users (profile_type, id)');
  }

  async down(db: QueryRunner): Promise<void> {
    const names = [...Object.keys(searched), ...Object.keys(rare), 'users_profile_type_idx'];
    await db.query(`DROP INDEX ${names.join(', ')}`);
  }
}
