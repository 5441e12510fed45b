/** Indexes for the orders in which lists are read, so that a page costs the same however deep in the list it is. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const personName = `(first_name || ' ' || last_name)`;
const leadingNumber = `(coalesce(substring(number from '^[0-9]{1,9}')::int, 2147483647))`;

const ordered = {
  users_date_joined_idx: 'users (date_joined, id)',
  users_last_login_idx: `users ((coalesce(last_login, '-infinity'::timestamptz)), id)`,
  // A filter, which the lists of rare states have already.
  users_second_factor_idx: 'users (id) WHERE has_second_factor',
  worker_profiles_order_idx: `worker_profiles (sort_key(${personName}), user_id)`,
  tenant_profiles_order_idx: `tenant_profiles (sort_key(${personName}), user_id)`,
  company_profiles_order_idx: 'company_profiles (sort_key(name), user_id)',
  departments_order_idx: 'departments (sort_key(name), id)',
  house_groups_order_idx: 'house_groups (sort_key(name), id)',
  houses_order_idx: `houses (sort_key(city || ' ' || street), ${leadingNumber}, id)`,
  areas_order_idx: `areas (${leadingNumber}, number, id)`,
  invitations_sent_at_idx: 'invitations (sent_at, id)',
};

export class IndexOrders1764000000128 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const collation = await unicodeCollation(db);
    // Names are stored in one form already. Shortened, a name fits into an index and into a cursor, whatever it consists of.
    await db.query(`
      CREATE FUNCTION sort_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT replace(lower(left(name, 100) COLLATE pg_catalog."${collation}"), 'ё', 'е') $$`);
    for (const [name, on] of Object.entries(ordered)) await db.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX ${Object.keys(ordered).join(', ')}; DROP FUNCTION sort_key(text)`);
  }
}

/** One that knows the letters of every script, whatever the database was made with, see `name_key`. */
async function unicodeCollation(db: QueryRunner): Promise<string> {
  const known = (await db.query(
    `SELECT collname AS name FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu')
     ORDER BY collname = 'pg_c_utf8' DESC LIMIT 1`,
  )) as { name: string }[];
  return known[0]?.name ?? 'default';
}
