/**
 * The audit log in SQL. The triggers `append_only` and `append_only_for_the_living` (libs/database/triggers/audit.sql) reject
 * every change of an entry, except deletions in a transaction that sets `gatehouse.purging_audit`.
 */
import { countOrEstimateQuery, runPrepared } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import type { EntityManager } from 'typeorm';
import type { AuditEntry } from './audit-entry.entity.js';

export interface AuditFilter {
  readonly actorId?: number;
  readonly action?: string;
  readonly targetType?: string;
  readonly targetId?: string;
}

export const auditOrder = new ListOrder({ id: [{ sql: 'id', type: 'uuid' }] }, '-id');

/** Only the conditions in use are written, so that the planner can choose an index. */
function matching({ actorId, action, targetType, targetId }: AuditFilter) {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const columns = { actor_id: actorId, action, target_type: targetType, target_id: targetId };
  const conditions = Object.entries(columns).flatMap(([column, value]) =>
    value === undefined ? [] : [`${column} = ${parameter(value)}`],
  );
  return { values, parameter, conditions };
}

const whereAll = (conditions: readonly string[]) =>
  conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;

export function listEntries(
  db: EntityManager,
  filter: AuditFilter,
  reading: OrderedReading,
): Promise<Ordered<AuditEntry>[]> {
  const { values, parameter, conditions } = matching(filter);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, occurred_at AS "occurredAt", actor_id AS "actorId", action, target_type AS "targetType",
       target_id AS "targetId", coalesce(personal.before, entry.before) AS before,
       coalesce(personal.after, entry.after) AS after, ${reading.cursor()} AS cursor
     FROM audit_entries entry LEFT JOIN audit_values personal ON personal.entry_id = entry.id
     ${whereAll(start === undefined ? conditions : [...conditions, start])}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countEntries(db: EntityManager, filter: AuditFilter): Promise<Total> {
  const { values, conditions } = matching(filter);
  return countOrEstimateQuery(db, `SELECT FROM audit_entries ${whereAll(conditions)}`, values);
}

const insertion = {
  name: 'insert-audit-entry',
  text: `INSERT INTO audit_entries (id, actor_id, action, target_type, target_id, before, after)
    VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb)`,
};

export type NewEntry = Omit<AuditEntry, 'occurredAt'>;

/** For a single entry: a fraction of the cost of a statement of many. */
export async function insertEntry(db: EntityManager, entry: NewEntry): Promise<void> {
  const { id, actorId, action, targetType, targetId } = entry;
  const [before, after] = [entry.before, entry.after].map((values) => values && JSON.stringify(values));
  await runPrepared(db, insertion, [id, actorId, action, targetType, targetId, before, after]);
}

/** Stores the personal values of an entry in a table of their own, from which the erasure of an account deletes them. */
export async function insertPersonalValues(
  db: EntityManager,
  { entryId, userId, before, after }: { entryId: string; userId: number; before: object; after: object },
): Promise<void> {
  await db.query('INSERT INTO audit_values (entry_id, user_id, before, after) VALUES ($1, $2, $3, $4)', [
    entryId,
    userId,
    JSON.stringify(before),
    JSON.stringify(after),
  ]);
}

export interface OldEntries {
  readonly olderThanDays: number;
  /** Entries with this action stay. */
  readonly keptAction: string;
  readonly limit: number;
}

/** Must run in a transaction. @returns how many entries were deleted */
export async function deleteOldEntries(
  db: EntityManager,
  { olderThanDays, keptAction, limit }: OldEntries,
): Promise<number> {
  await db.query(`SELECT set_config('gatehouse.purging_audit', 'on', true)`);
  const [{ removed }] = await db.query<[{ removed: number }]>(
    `WITH old AS (
       SELECT id FROM audit_entries WHERE occurred_at < now() - make_interval(days => $1) AND action <> $2
       ORDER BY id LIMIT ${limit}
     ), removed_values AS (DELETE FROM audit_values WHERE entry_id IN (SELECT id FROM old)),
     removed AS (DELETE FROM audit_entries WHERE id IN (SELECT id FROM old) RETURNING id)
     SELECT count(*)::int AS removed FROM removed`,
    [olderThanDays, keptAction],
  );
  return removed;
}
