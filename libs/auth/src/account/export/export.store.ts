/** Builds the export document in one SQL statement: one snapshot, and numbers keep all digits. */
import type { EntityManager } from 'typeorm';
import type { PersonalTable } from './personal-table.js';
import { personalTables } from './personal-tables.js';

const document = `SELECT json_build_object(
  'exported_at', now(),
  ${personalTables.map((table) => `'${table.section}', ${sectionOf(table)}`).join(',\n  ')},
  'avatar', $2::text
)::text AS document FROM users WHERE id = $1`;

function sectionOf({ table, columns, computed = {}, whose, single }: PersonalTable): string {
  const fields = [
    ...columns.map((column) => `t."${column}"`),
    ...Object.entries(computed).map(([name, sql]) => `${sql} AS ${name}`),
  ];
  // Ordered by id, which is the first column and chronological for UUIDv7.
  const rows = `SELECT ${fields.join(', ')} FROM ${table} t WHERE ${whose} ORDER BY 1, 2`;
  return single
    ? `(SELECT row_to_json(row) FROM (${rows}) row)`
    : `(SELECT coalesce(json_agg(row), '[]') FROM (${rows}) row)`;
}

/**
 * @param avatar the value of `avatar` in the document
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
