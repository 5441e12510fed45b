/** The queries all nouns here share: one row, or a page of them, of those the caller's scope leaves visible. */
import { CodedError } from '#errors';
import type { SelectQueryBuilder } from 'typeorm';
import { NIL, validate as isUuid } from 'uuid';
import { cursorParts, type Page, pageOf, type PageRequest } from '../paging/page.js';
import type { Scope } from './scope.js';

/** An SQL condition for each kind of scope that is not all; `:scope` in it is the company or the person. */
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

/** @throws CodedError `resource.not_found`, alike for what is malformed, missing, and another's */
export async function theOne<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  id: string,
): Promise<Row> {
  const row = isUuid(id) ? await rows.andWhere(`${rows.alias}.id = :id`, { id }).getOne() : null;
  if (!row) throw new CodedError('resource.not_found');
  return row;
}

/** Oldest first. @throws CodedError `request.invalid_fields` for a cursor no page has ended with */
export async function pageOfRows<Row extends Identified>(
  rows: SelectQueryBuilder<Row>,
  { limit, after }: PageRequest,
): Promise<Page<Row>> {
  const [last] = cursorParts(after, [NIL]);
  const found = await rows
    .andWhere(`${rows.alias}.id > :last`, { last })
    .orderBy(`${rows.alias}.id`)
    .limit(limit + 1)
    .getMany();
  return pageOf(found, limit, ({ id }) => [id]);
}
