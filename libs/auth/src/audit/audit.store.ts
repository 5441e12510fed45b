/**
 * The audit log in SQL. The triggers `append_only` and `append_only_for_the_living` (libs/database/triggers/audit.sql) reject
 * every change of an entry, except deletions in a transaction that sets `gatehouse.purging_audit`.
 */
import { countOrEstimateQuery, type DeletedBatch, queryParameters, runPrepared, whereAll } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import { shownNameOf } from '#auth/user';
import type { EntityManager } from 'typeorm';
import type { AuditEntry } from './audit-entry.entity.js';

export interface AuditFilter {
  readonly actorId?: number;
  /** Whether a command made the change, not a person. */
  readonly byCommand?: boolean;
  readonly action?: string;
  readonly targetType?: string;
  readonly targetId?: string;
  readonly from?: Date;
  /** Exclusive. */
  readonly to?: Date;
}

export interface ListedEntry extends AuditEntry {
  /** Name, or email of an account without one. Null for a command, and once the account is gone. */
  readonly actorName: string | null;
  /** The same of the target, if it is an account. */
  readonly targetName: string | null;
}

export const auditOrder = new ListOrder({ id: [{ sql: 'id', type: 'uuid' }] }, '-id');

/** Only the conditions in use are written, so that the planner can choose an index. */
function matching({ actorId, byCommand, action, targetType, targetId, from, to }: AuditFilter) {
  const { values, parameter } = queryParameters();
  const columns = { actor_id: actorId, action, target_type: targetType, target_id: targetId };
  const conditions = Object.entries(columns).flatMap(([column, value]) =>
    value === undefined ? [] : [`${column} = ${parameter(value)}`],
  );
  if (byCommand !== undefined) conditions.push(`actor_id IS ${byCommand ? '' : 'NOT '}NULL`);
  if (from)
    conditions.push(`occurred_at >= ${parameter(from)}`, `id >= ${parameter(idAt(from, -idTolerance))}`);
  if (to) conditions.push(`occurred_at < ${parameter(to)}`, `id < ${parameter(idAt(to, idTolerance))}`);
  return { values, parameter, conditions };
}

/** Milliseconds by which the time in an id may differ from `occurred_at`. Decision 94. */
const idTolerance = 3_600_000;

/** @returns the lowest UUIDv7 of a moment, so that the indexes that end with the id find a period */
function idAt(moment: Date, shift: number): string {
  const milliseconds = Math.min(Math.max(moment.getTime() + shift, 0), 2 ** 48 - 1);
  const digits = milliseconds.toString(16).padStart(12, '0').padEnd(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Of a target that is an account. Other ids may be no numbers. */
const accountOfTarget = `CASE WHEN target_type IN ('user', 'company') AND target_id ~ '^[0-9]{1,9}$' THEN target_id::int END`;

export function listEntries(
  db: EntityManager,
  filter: AuditFilter,
  reading: OrderedReading,
): Promise<Ordered<ListedEntry>[]> {
  const { values, parameter, conditions } = matching(filter);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, occurred_at AS "occurredAt", actor_id AS "actorId", shell_user AS "shellUser", action, target_type AS "targetType",
       target_id AS "targetId", coalesce(personal.before, entry.before) AS before,
       coalesce(personal.after, entry.after) AS after, ${shownNameOf('entry.actor_id')} AS "actorName",
       ${shownNameOf(accountOfTarget)} AS "targetName", ${reading.cursor()} AS cursor
     FROM audit_entries entry LEFT JOIN audit_values personal ON personal.entry_id = entry.id
     ${whereAll([...conditions, start])}
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
  text: `INSERT INTO audit_entries (id, actor_id, shell_user, action, target_type, target_id, before, after)
    VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb)`,
};

export type NewEntry = Omit<AuditEntry, 'occurredAt'>;

/** For a single entry: a fraction of the cost of a statement of many. */
export async function insertEntry(db: EntityManager, entry: NewEntry): Promise<void> {
  const { id, actorId, shellUser, action, targetType, targetId } = entry;
  const [before, after] = [entry.before, entry.after].map((values) => values && JSON.stringify(values));
  await runPrepared(db, insertion, [id, actorId, shellUser, action, targetType, targetId, before, after]);
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
  /** The id of the last entry that the batch before deleted, so that the kept ones before it are not read again. */
  readonly after: string | undefined;
  readonly limit: number;
}

/** Deletes the oldest entries. Must run in a transaction. */
export async function deleteOldEntries(
  db: EntityManager,
  { olderThanDays, keptAction, after, limit }: OldEntries,
): Promise<DeletedBatch> {
  await db.query(`SELECT set_config('gatehouse.purging_audit', 'on', true)`);
  const [deleted] = await db.query<[DeletedBatch]>(
    `WITH old AS (
       SELECT id FROM audit_entries
       WHERE occurred_at < now() - make_interval(days => $1) AND action <> $2 AND ($3::uuid IS NULL OR id > $3)
       ORDER BY id LIMIT ${limit}
     ), removed_values AS (DELETE FROM audit_values WHERE entry_id IN (SELECT id FROM old)),
     removed AS (DELETE FROM audit_entries WHERE id IN (SELECT id FROM old) RETURNING id)
     SELECT count(*)::int AS deleted, (array_agg(id ORDER BY id DESC))[1] AS last FROM removed`,
    [olderThanDays, keptAction, after ?? null],
  );
  return deleted;
}
