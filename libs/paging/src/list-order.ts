/** The orders in which a list can be read, each forwards and backwards, page by page from a cursor. */
import { type CodedError, fault, type FieldFault, invalidFields } from '#errors';
import { validate as isUuid } from 'uuid';
import { cursorOf, type Page, type PageRequest, partsOf, type Total } from './page.js';

/** What rows are ordered by. The expression is never null. */
export interface OrderKey {
  readonly sql: string;
  /** A bigint is text outside SQL, because numbers lose its last digits. */
  readonly type: 'text' | 'integer' | 'bigint' | 'uuid' | 'moment';
}

/** The keys of each order by its name. The last key, or all together, are unique among the rows. */
export type Orders = Readonly<Record<string, readonly OrderKey[]>>;

const casts = {
  text: 'text',
  integer: 'int',
  bigint: 'bigint',
  uuid: 'uuid',
  moment: 'timestamptz',
} as const;

export class ListOrder {
  /** For the parameter `sort`: the name of an order, `-` before it reverses it. */
  readonly names: readonly string[];

  /** @param usual the order of a request that names none */
  constructor(
    private readonly orders: Orders,
    readonly usual: string,
  ) {
    this.names = Object.keys(orders).flatMap((name) => [name, `-${name}`]);
  }

  /** @throws CodedError `request.invalid_fields` for an unknown order or a cursor that this list never gave out in this order */
  read({ limit, after, before, sort = this.usual, total = false }: PageRequest): OrderedReading {
    if (!this.names.includes(sort)) {
      throw invalidFields({ sort: [fault('not_allowed', { allowed: this.names.join(', ') })] });
    }
    if (after !== undefined && before !== undefined) {
      throw invalidFields({ before: [fault('cursors_contradict')] });
    }
    const side = before === undefined ? 'after' : 'before';
    const cursor = before ?? after;
    const start = cursor === undefined ? undefined : this.start(cursor, side, sort);
    const isUsual = sort === this.usual;
    return new OrderedReading(this.keysOf(sort), {
      start,
      limit,
      isBackwards: before !== undefined,
      isDescending: sort.startsWith('-'),
      isCounted: total,
      prefix: isUsual ? [] : [sort],
    });
  }

  private keysOf(sort: string): readonly OrderKey[] {
    return this.orders[sort.replace('-', '')]!;
  }

  /** A cursor begins with the name of its order, except in the usual one. */
  private start(cursor: string, side: 'after' | 'before', sort: string): readonly unknown[] {
    const refusal = (why: FieldFault): CodedError => invalidFields({ [side]: [why] });
    const parts = partsOf(cursor);
    if (!Array.isArray(parts)) throw refusal(fault('cursor_invalid'));
    const named = this.names.find((name) => name === parts[0] && parts.length > this.keysOf(name).length);
    if ((named ?? this.usual) !== sort) throw refusal(fault('cursor_of_other_sort'));
    const values: unknown[] = named === undefined ? parts : parts.slice(1);
    const keys = this.keysOf(sort);
    const fits = values.length === keys.length && keys.every(({ type }, index) => isOf(type, values[index]));
    if (!fits) throw refusal(fault('cursor_invalid'));
    return values;
  }
}

/** Rows of an ordered query with the values that a cursor consists of, in the column `cursor`. */
export type Ordered<Row> = Row & { readonly cursor: readonly (string | number)[] };

interface Reading {
  readonly start: readonly unknown[] | undefined;
  readonly limit: number;
  readonly isBackwards: boolean;
  readonly isDescending: boolean;
  readonly isCounted: boolean;
  readonly prefix: readonly string[];
}

/** One page of a list in SQL: its condition, order and limit; and the page from the rows. */
export class OrderedReading {
  /** One more than the page has: it says whether there is a further page. */
  readonly limit: number;

  constructor(
    readonly keys: readonly OrderKey[],
    private readonly reading: Reading,
  ) {
    this.limit = reading.limit + 1;
  }

  /**
   * @param parameter adds a value to the query, and returns its placeholder
   * @param expressions of the keys, if the query has others for them
   * @returns undefined for the first page
   */
  condition(
    parameter: (value: unknown) => string,
    expressions: readonly string[] = this.keys.map(({ sql }) => sql),
  ): string | undefined {
    const { start } = this.reading;
    if (!start) return undefined;
    const bounds = this.keys.map(({ type }, index) => `${parameter(start[index])}::${casts[type]}`);
    return `(${expressions.join(', ')}) ${this.direction === 'ASC' ? '>' : '<'} (${bounds.join(', ')})`;
  }

  /** @param expressions of the keys, if the query has others for them */
  orderBy(expressions: readonly string[] = this.keys.map(({ sql }) => sql)): string {
    return expressions.map((sql) => `${sql} ${this.direction}`).join(', ');
  }

  /** The expression of the column `cursor`. */
  cursor(expressions: readonly string[] = this.keys.map(({ sql }) => sql)): string {
    return `jsonb_build_array(${this.keys.map((key, index) => written(key, expressions[index]!)).join(', ')})`;
  }

  get direction(): 'ASC' | 'DESC' {
    return this.reading.isDescending === this.reading.isBackwards ? 'ASC' : 'DESC';
  }

  /** @param rows up to `limit` of them, in the order of the query */
  page<Row extends object>(rows: readonly Ordered<Row>[]): Page<Row> {
    const { isBackwards, limit, start } = this.reading;
    const shown = rows.slice(0, limit);
    const isCut = rows.length > limit;
    if (isBackwards) shown.reverse();
    const [hasNext, hasPrevious] = isBackwards ? [true, isCut] : [isCut, start !== undefined];
    return {
      items: shown.map(withoutCursor),
      next: hasNext ? this.cursorAt(shown.at(-1)) : null,
      previous: hasPrevious ? this.cursorAt(shown[0]) : null,
    };
  }

  /**
   * @param rows as for `page`
   * @param count counts all rows of the list; called if the total is wanted and this page is not all of it
   */
  async pageWithTotal<Row extends object>(
    rows: readonly Ordered<Row>[],
    count: () => Promise<Total>,
  ): Promise<Page<Row>> {
    const page = this.page(rows);
    if (!this.reading.isCounted) return page;
    const { start, limit } = this.reading;
    const isWhole = start === undefined && rows.length <= limit;
    return { ...page, total: isWhole ? { count: page.items.length, isExact: true } : await count() };
  }

  private cursorAt(row: Ordered<object> | undefined): string | null {
    return row ? cursorOf([...this.reading.prefix, ...row.cursor]) : null;
  }
}

/** Moments in microseconds, which a `Date` does not have. */
function written({ type }: OrderKey, sql: string): string {
  if (type === 'bigint') return `(${sql})::text`;
  if (type !== 'moment') return sql;
  const moment = `to_char(${sql} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return `CASE WHEN ${sql} = '-infinity' THEN '-infinity' ELSE ${moment} END`;
}

const moments = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

/** Whether the database can compare the value with the key. */
function isOf(type: OrderKey['type'], value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value) && value === ((value as number) | 0);
  if (typeof value !== 'string') return false;
  if (type === 'uuid') return isUuid(value);
  if (type === 'bigint') return /^\d{1,18}$/.test(value);
  if (type === 'text') return value.isWellFormed() && !value.includes('\0');
  return value === '-infinity' || (moments.test(value) && isDate(value));
}

/** The 30th of February is none: what `Date` makes of it reads otherwise. */
function isDate(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === text.slice(0, 19);
}

function withoutCursor<Row extends object>(ordered: Ordered<Row>): Row {
  const row: Row & { cursor?: unknown } = { ...ordered };
  delete row.cursor;
  return row;
}
