/** Inserts many rows in few statements. */
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

/** Keeps a statement far below the limit of 65,535 parameters. */
const rowsAtOnce = 1000;

/** @param rowOf called for one statement at a time, so that not all rows are in memory together */
export async function insertAll<Entity extends ObjectLiteral, Item>(
  db: EntityManager,
  entity: EntityTarget<Entity>,
  items: readonly Item[],
  rowOf: (item: Item) => QueryDeepPartialEntity<Entity>,
): Promise<void> {
  for (let start = 0; start < items.length; start += rowsAtOnce) {
    await db.insert(entity, items.slice(start, start + rowsAtOnce).map(rowOf));
  }
}
