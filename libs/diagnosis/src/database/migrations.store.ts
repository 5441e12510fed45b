/** Which migrations the database has, in SQL. */
import type { EntityManager } from 'typeorm';

/** @returns names, oldest first; undefined where the schema is empty */
export async function findAppliedMigrations(db: EntityManager): Promise<readonly string[] | undefined> {
  const [table] = await db.query<[{ exists: boolean }]>(
    `SELECT to_regclass('schema_migrations') IS NOT NULL AS exists`,
  );
  if (!table.exists) return undefined;
  const rows = await db.query<{ name: string }[]>('SELECT name FROM schema_migrations ORDER BY id');
  return rows.map(({ name }) => name);
}
