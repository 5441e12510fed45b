/** Changes and removals that happen only on the version their author has read. */
import { CodedError } from '#errors';
import type {
  EntityManager,
  EntityTarget,
  FindOptionsWhere,
  ObjectLiteral,
  QueryDeepPartialEntity,
} from 'typeorm';

interface Versioned extends ObjectLiteral {
  id: string;
  version: number;
}

export interface VersionedId {
  readonly id: string;
  /** As its author read it. */
  readonly version: number;
}

/**
 * @returns the row with the changes and its new version
 * @throws CodedError `resource.changed_meanwhile`
 */
export async function changeVersioned<Row extends Versioned>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
  version: number,
  changes: Partial<Row>,
): Promise<Row> {
  const where = { id: row.id, version } as FindOptionsWhere<Row>;
  const values = { ...changes, version: () => 'version + 1' } as unknown as QueryDeepPartialEntity<Row>;
  const { affected } = await db.update(entity, where, values);
  if (affected !== 1) throw new CodedError('resource.changed_meanwhile');
  return { ...row, ...changes, version: version + 1 };
}

/** @throws CodedError `resource.changed_meanwhile` */
export async function removeVersioned<Row extends Versioned>(
  db: EntityManager,
  entity: EntityTarget<Row>,
  { id, version }: VersionedId,
): Promise<void> {
  const { affected } = await db.delete(entity, { id, version } as FindOptionsWhere<Row>);
  if (affected !== 1) throw new CodedError('resource.changed_meanwhile');
}
