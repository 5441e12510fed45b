/** Reads in SQL the stored values whose canonical form differs from the stored form. */
import type { EntityManager } from 'typeorm';

export interface UnsettledEmail {
  readonly id: number;
  readonly value: string;
  readonly otherId: number | null;
  readonly otherValue: string;
}

interface EmailPage {
  /** Returns only greater ids. */
  readonly after: number;
  readonly limit: number;
  readonly canonical: (email: string) => string;
}

/** @returns `lastId` undefined after the last page */
export async function listUnsettledEmails(
  db: EntityManager,
  column: 'email' | 'additional_email',
  { after, limit, canonical }: EmailPage,
): Promise<{ lastId: number | undefined; unsettled: UnsettledEmail[] }> {
  const rows = await db.query<{ id: number; value: string }[]>(
    `SELECT id, ${column} AS value FROM users WHERE id > $1 AND ${column} !~ '^[!-~]*$' ORDER BY id LIMIT $2`,
    [after, limit],
  );
  const stored = rows
    .map((row) => ({ ...row, otherValue: canonical(row.value) }))
    .filter(({ value, otherValue }) => value !== otherValue);
  const holders = await db.query<{ id: number; email: string }[]>(
    `SELECT id, ${column} AS email FROM users WHERE ${column} = ANY($1)`,
    [stored.map(({ otherValue }) => otherValue)],
  );
  const idOf = new Map(holders.map(({ id, email }) => [email, id]));
  const unsettled = stored.map(({ id, value, otherValue }) => {
    return { id, value, otherId: idOf.get(otherValue) ?? null, otherValue };
  });
  return { lastId: rows.at(-1)?.id, unsettled };
}

export interface NameConflict {
  readonly kind: 'company' | 'permission_group' | 'permission';
  readonly id: number | string;
  readonly value: string;
  readonly otherId: number | string | null;
  readonly otherValue: string | null;
}

const namedTables = [
  { kind: 'company', table: 'company_profiles', id: 'user_id', same: 'true' },
  { kind: 'permission_group', table: 'permission_groups', id: 'id', same: 'true' },
  { kind: 'permission', table: 'permissions', id: 'id', same: 'other.action = own.action' },
] as const;

export async function listNameConflicts(db: EntityManager): Promise<NameConflict[]> {
  const conflicts: NameConflict[] = [];
  for (const { kind, table, id, same } of namedTables) {
    const rows = await db.query<NameConflict[]>(
      `SELECT '${kind}' AS kind, own.${id} AS id, own.name AS value, other.${id} AS "otherId", other.name AS "otherValue"
       FROM ${table} own LEFT JOIN ${table} other
         ON name_key(other.name) = name_key(own.name) AND NOT other.name_conflicts AND ${same}
       WHERE own.name_conflicts ORDER BY own.name, own.${id}`,
    );
    conflicts.push(...rows);
  }
  return conflicts;
}
