/** Queries of the rows in the caller's scope: one row, or a page. */
import { CodedError } from '#errors';
import type { SelectQueryBuilder } from 'typeorm';
import { NIL, validate as isUuid } from 'uuid';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import type { Scope } from './scope.js';

/** The SQL condition of each scope except `all`; `:scope` is the id of the company or person. */
export type ScopeConditions = Readonly<Record<Exclude<Scope['kind'], 'all'>, string>>;

interface Identified {
  id: string;
}

export function within<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  scope: Scope,
  conditions: ScopeConditions,
): SelectQueryBuilder<Row> {
  return scope.kind === 'all' ? rows : rows.andWhere(conditions[scope.kind], { scope: scope.userId });
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
