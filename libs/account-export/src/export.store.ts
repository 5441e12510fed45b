/** Writes the document of an export in SQL. One statement reads one snapshot, and numbers keep all their digits. */
import type { EntityManager } from 'typeorm';
import type { ExportedTable } from '#auth/user';
import { exportedTables } from './personal-tables.js';

const document = `SELECT json_build_object(
  'exported_at', now(),
  ${exportedTables.map((table) => `'${table.section}', ${sectionOf(table)}`).join(',\n  ')},
  'avatar', $2::text
)::text AS document FROM users WHERE id = $1`;

function sectionOf({ table, columns, computed = {}, rows, single }: ExportedTable): string {
  const fields = [
    ...columns.map((column) => `t."${column}"`),
    ...Object.entries(computed).map(([name, sql]) => `${sql} AS ${name}`),
  ];
  // Ordered by the id, which is the first column. A UUIDv7 orders by time.
  const selected = `SELECT ${fields.join(', ')} FROM ${table} t WHERE ${rows} ORDER BY 1, 2`;
  return single
    ? `(SELECT row_to_json(row) FROM (${selected}) row)`
    : `(SELECT coalesce(json_agg(row), '[]') FROM (${selected}) row)`;
}

/**
 * @param avatar data URL of the picture; null if there is none
 * @returns JSON; undefined if there is no such user
 */
export async function writeDocument(
  db: EntityManager,
  userId: number,
  avatar: string | null,
): Promise<string | undefined> {
  const rows = await db.query<{ document: string }[]>(document, [userId, avatar]);
  return rows[0]?.document;
}
