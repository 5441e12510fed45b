/** Imports in SQL: their state, and who may see them. */
import type { ErrorCode } from '#errors';
import { runPrepared } from '#database';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { type Actor, shell } from '#auth/authorization';
import { findShownNames } from '#auth/user';
import { ListOrder } from '#paging';
import type { ScopedImports } from './imports-scope.js';
import { Import, type ImportKind, type ImportState } from './import.entity.js';

export function importsIn(db: EntityManager, scope: ScopedImports): SelectQueryBuilder<Import> {
  const imports = db.createQueryBuilder(Import, 'import');
  return scope === 'all'
    ? imports
    : imports.andWhere('import.createdBy = :scope', { scope: scope.createdBy });
}

export const importOrder = new ListOrder({ id: [{ sql: 'import.id', type: 'uuid' }] }, '-id');

export type NamedImport = Import & {
  /** Name, or email of an account without one. Null for the shell. */
  readonly creatorName: string | null;
  readonly companyName: string | null;
};

export async function withNames(db: EntityManager, imports: readonly Import[]): Promise<NamedImport[]> {
  const accounts = imports.flatMap(({ createdBy, companyId }) => [createdBy, companyId]);
  const names = await findShownNames(db, [...new Set(accounts.filter((id) => id !== null))]);
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  return imports.map((row) =>
    Object.assign(row, { creatorName: nameOf(row.createdBy), companyName: nameOf(row.companyId) }),
  );
}

/** Oldest first. */
export async function findActiveIds(db: EntityManager): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT id FROM imports WHERE state IN ('checking', 'running') ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

export interface ActiveImport {
  readonly id: string;
  readonly kind: ImportKind;
  readonly companyId: number | null;
  readonly state: 'checking' | 'running';
  /** Whoever uploaded the file, with what the account may do now; undefined if it is closed. */
  readonly actor: Actor | undefined;
}

const holding = {
  name: 'hold-active-import',
  text: `SELECT import.id, kind, company_id AS "companyId", state, created_by AS "createdBy", users.id AS "userId",
      is_superuser AS "isSuperuser", is_admin AS "isAdmin", is_staff AS "isStaff"
    FROM imports import LEFT JOIN users ON users.id = created_by AND is_active AND NOT is_deleted
    WHERE import.id = $1 AND state IN ('checking', 'running') FOR SHARE OF import`,
};

type HeldImport = Omit<ActiveImport, 'actor'> & {
  readonly createdBy: number | null;
  readonly userId: number | null;
  readonly isSuperuser: boolean;
  readonly isAdmin: boolean;
  readonly isStaff: boolean;
};

/** Keeps the state as it is until the transaction ends: a cancellation waits for the row. */
export async function holdActive(db: EntityManager, id: string): Promise<ActiveImport | undefined> {
  const [held] = await runPrepared<HeldImport>(db, holding, [id]);
  if (!held) return undefined;
  const { createdBy, userId, isSuperuser, isAdmin, isStaff, ...active } = held;
  const account = userId === null ? undefined : { userId, isSuperuser, isAdmin, isStaff };
  return { ...active, actor: createdBy === null ? shell : account };
}

const isEnd = `$3::varchar IN ('finished', 'cancelled', 'stopped')`;

/** @returns false if the import was in none of the states before */
export async function moveState(
  db: EntityManager,
  id: string,
  { from, to, reason = null }: { from: readonly ImportState[]; to: ImportState; reason?: ErrorCode | null },
): Promise<boolean> {
  const [moved] = await db.query<[unknown[], number]>(
    `UPDATE imports SET state = $3::varchar, reason = $4, closed_at = CASE WHEN ${isEnd} THEN now() END
     WHERE id = $1 AND state = ANY ($2) RETURNING id`,
    [id, from, to, reason],
  );
  return moved.length > 0;
}

/** Ends the phase of an import whose rows are all done: a row that another process holds is not. */
export async function endPhase(db: EntityManager, id: string): Promise<void> {
  await db.query(
    `UPDATE imports SET state = CASE state WHEN 'checking' THEN 'checked' ELSE 'finished' END,
       closed_at = CASE state WHEN 'running' THEN now() END
     WHERE id = $1 AND (
       (state = 'checking' AND NOT EXISTS (SELECT FROM import_rows WHERE import_id = $1 AND plan IS NULL)) OR
       (state = 'running' AND NOT EXISTS (SELECT FROM import_rows WHERE import_id = $1 AND outcome IS NULL)))`,
    [id],
  );
}
