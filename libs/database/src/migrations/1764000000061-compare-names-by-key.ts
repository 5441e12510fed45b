/**
 * Stores names in one form (NFC, trimmed, blanks collapsed) and compares them by a key that disregards case. Where two
 * names have one key already, the later keeps its name and is exempt; `npm run cli -- conflicts` lists both. A renaming
 * ends the exemption.
 */
import type { MigrationInterface, QueryRunner } from 'typeorm';

const blanks = String.raw`[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+`;

/** Unique within these columns. */
const unique = [
  { table: 'company_profiles', id: 'user_id', columns: [] },
  { table: 'permission_groups', id: 'id', columns: [] },
  { table: 'permissions', id: 'id', columns: ['action'] },
] as const;

const person = ['first_name', 'last_name', 'surname', 'citizenship', 'military', 'place_birth'];
const lines: Readonly<Record<string, readonly string[]>> = {
  worker_profiles: [...person, 'position'],
  tenant_profiles: person,
  departments: ['name'],
  house_groups: ['name'],
  houses: ['city', 'street', 'number', 'letter', 'zip_code'],
  areas: ['number'],
};

export class CompareNamesByKey1764000000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const collation = await unicodeCollation(db);
    await db.query(String.raw`
      CREATE FUNCTION normal_line(line text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT btrim(regexp_replace(normalize(line, NFC), '${blanks}', ' ', 'g')) $$;
      CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        AS $$ SELECT lower(btrim(regexp_replace(
          regexp_replace(normalize(name, NFKC), '[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]', '', 'g'),
          '${blanks}', ' ', 'g')) COLLATE pg_catalog."${collation}") $$;
      CREATE FUNCTION end_name_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.name_conflicts := false;
        RETURN NEW;
      END $$`);
    for (const { table, id, columns } of unique) {
      const within = ['name_key(name)', ...columns].join(', ');
      await db.query(`
        ALTER TABLE ${table} ADD COLUMN name_conflicts boolean NOT NULL DEFAULT false;
        UPDATE ${table} SET name_conflicts = true FROM (
          SELECT ${id} AS later, row_number() OVER (PARTITION BY ${within} ORDER BY name, ${id}) AS place FROM ${table}
        ) placed WHERE ${table}.${id} = placed.later AND placed.place > 1;
        CREATE UNIQUE INDEX ${table}_name_idx ON ${table} (${within}) WHERE NOT name_conflicts;
        UPDATE ${table} SET name = normal_line(name) WHERE NOT name_conflicts AND name <> normal_line(name)
          AND NOT EXISTS (SELECT FROM ${table} taken WHERE taken.name = normal_line(${table}.name));
        CREATE TRIGGER ${table}_end_name_conflict BEFORE UPDATE OF name ON ${table}
          FOR EACH ROW WHEN (OLD.name_conflicts AND NEW.name <> OLD.name) EXECUTE FUNCTION end_name_conflict()`);
    }
    for (const [table, columns] of Object.entries(lines)) {
      const values = columns.map((column) => `${column} = normal_line(${column})`).join(', ');
      const differs = columns.map((column) => `${column} <> normal_line(${column})`).join(' OR ');
      await db.query(`UPDATE ${table} SET ${values} WHERE ${differs}`);
    }
    await db.query(`
      ALTER TABLE reserved_names ALTER COLUMN name TYPE text;
      DELETE FROM reserved_names older USING reserved_names newer
      WHERE name_key(older.name) = name_key(newer.name)
        AND (older.expires_at, older.name) < (newer.expires_at, newer.name);
      UPDATE reserved_names SET name = name_key(name) WHERE name <> name_key(name)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE reserved_names ALTER COLUMN name TYPE varchar(100) USING left(name, 100)');
    for (const { table } of unique) {
      await db.query(`
        DROP TRIGGER ${table}_end_name_conflict ON ${table};
        DROP INDEX ${table}_name_idx;
        ALTER TABLE ${table} DROP COLUMN name_conflicts`);
    }
    await db.query(
      'DROP FUNCTION end_name_conflict(); DROP FUNCTION name_key(text); DROP FUNCTION normal_line(text)',
    );
  }
}

/** One that knows the letters of every script, whatever the database was made with: from PostgreSQL 17 on its own, or ICU's. */
async function unicodeCollation(db: QueryRunner): Promise<string> {
  const known = (await db.query(
    `SELECT collname AS name FROM pg_collation WHERE collname IN ('pg_c_utf8', 'und-x-icu')
     ORDER BY collname = 'pg_c_utf8' DESC LIMIT 1`,
  )) as { name: string }[];
  return known[0]?.name ?? 'default';
}
