/** Queries of the rows in the caller's scope: one row, or a page. */
import { countOrEstimateQuery } from '#database';
import { CodedError } from '#errors';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { NIL, validate as isUuid } from 'uuid';
import {
  containsWords,
  cursorParts,
  type ListOrder,
  type Ordered,
  type Page,
  pageOf,
  type PageRequest,
} from '#paging';
import type { Scope } from './scope.js';

/** The SQL condition of each scope except `all`; `:scope` is the id of the company or person. */
export type ScopeConditions = Readonly<Record<Exclude<Scope['kind'], 'all'>, string>>;

interface Identified {
  id: string;
}

/** The number that a text begins with, so that 10 comes after 9; texts without one come last. Indexes have this expression. */
export const leadingNumber = (column: string) =>
  `coalesce(substring(${column} from '^[0-9]{1,9}')::int, 2147483647)`;

export function within<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  scope: Scope,
  conditions: ScopeConditions,
): SelectQueryBuilder<Row> {
  return scope.kind === 'all' ? rows : rows.andWhere(conditions[scope.kind], { scope: scope.userId });
}

/** @param text the expression of a trigram index */
export function found<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  text: string,
  search: string | undefined,
): SelectQueryBuilder<Row> {
  if (search === undefined) return rows;
  const words: Record<string, string> = {};
  const condition = containsWords(text, search, (word) => {
    const name = `word${Object.keys(words).length}`;
    words[name] = word;
    return `:${name}`;
  });
  return rows.andWhere(`(${condition})`, words);
}

/** @throws CodedError `resource.not_found` for a malformed id, a missing row and a row outside the scope alike */
export async function requireOne<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  id: string,
): Promise<Row> {
  const row = await oneOf(rows, id);
  if (!row) throw new CodedError('resource.not_found');
  return row;
}

/** @returns undefined for a malformed id, a missing row and a row outside the scope alike */
export async function oneOf<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  id: string,
): Promise<Row | undefined> {
  if (!isUuid(id)) return undefined;
  return (await rows.andWhere(`${rows.alias}.id = :id`, { id }).getOne()) ?? undefined;
}

/**
 * The rows of one page, oldest first, and one more if it exists.
 * @throws CodedError `request.invalid_fields` for an invalid cursor
 */
export function pageQuery<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  { limit, after }: PageRequest,
): SelectQueryBuilder<Row> {
  const [last] = cursorParts(after, [NIL]);
  return rows
    .andWhere(`${rows.alias}.id > :last`, { last })
    .orderBy(`${rows.alias}.id`)
    .limit(limit + 1);
}

/** @throws CodedError `request.invalid_fields` for an invalid cursor */
export async function pageOfRows<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  page: PageRequest,
): Promise<Page<Row>> {
  return pageOf(await pageQuery(rows, page).getMany(), page.limit, ({ id }) => [id]);
}

/**
 * The rows of one page in the order of the request.
 * @throws CodedError `request.invalid_fields` for an unknown order or an invalid cursor
 */
export async function orderedPage<Row extends Identified>(
  db: EntityManager,
  rows: SelectQueryBuilder<Row>,
  page: PageRequest,
  order: ListOrder,
): Promise<Page<Row>> {
  const reading = order.read(page);
  const all = rows.clone().select('1');
  const start: Record<string, unknown> = {};
  const condition = reading.condition((value) => {
    const name = `start${Object.keys(start).length}`;
    start[name] = value;
    return `:${name}`;
  });
  if (condition !== undefined) rows.andWhere(condition, start);
  for (const [index, { sql }] of reading.keys.entries()) {
    // In brackets, so that TypeORM does not take the column from the entity.
    rows.addSelect(`(${sql})`, `key${index}`).addOrderBy(`key${index}`, reading.direction);
  }
  rows.addSelect(reading.cursor(), 'cursor').limit(reading.limit);
  const { entities, raw } = await rows.getRawAndEntities<{ cursor: Ordered<Row>['cursor'] }>();
  const found = entities.map((row, index) => Object.assign(row, { cursor: raw[index]!.cursor }));
  return reading.pageWithTotal<Row>(found, () => countOrEstimateQuery(db, ...all.getQueryAndParameters()));
}
