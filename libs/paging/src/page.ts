/** Lists are read page by page, each from where the one before ended (keyset paging), so that depth costs nothing. */
import { isUtf8 } from 'node:buffer';
import { fault, invalidFields } from '#errors';
import { validate as isUuid } from 'uuid';

export interface PageRequest {
  /** 1 to 100 for callers; downloads read more at a time. */
  readonly limit: number;
  /** The `next` of the page before; undefined for the first. */
  readonly after: string | undefined;
  /** The `previous` of the page after. */
  readonly before?: string | undefined;
  /** The name of an order, see `ListOrder`; undefined for the usual one. */
  readonly sort?: string | undefined;
  /** Whether the number of all rows is wanted. */
  readonly total?: boolean | undefined;
}

export interface Total {
  readonly count: number;
  /** False for an estimate. */
  readonly isExact: boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly next: string | null;
  /** Null on the first page; lists without orders have none. */
  readonly previous?: string | null;
  /** If it is wanted. */
  readonly total?: Total;
}

type CursorPart = string | number;

/**
 * The values the page before ended with, in the order of the list.
 * @param sample comes before all rows, and shows what each part is: text, a UUID, or an integer of 32 bits
 * @returns the sample itself for the first page
 * @throws CodedError `request.invalid_fields` for a cursor that this list never gave out
 */
export function cursorParts<const Parts extends readonly CursorPart[]>(
  after: string | undefined,
  sample: Parts,
): { [Index in keyof Parts]: Parts[Index] extends number ? number : string } {
  const parts = after === undefined ? sample : partsOf(after);
  const fits =
    Array.isArray(parts) &&
    parts.length === sample.length &&
    sample.every((like, index) => isLike(parts[index], like));
  if (!fits) throw invalidFields({ after: [fault('cursor_invalid')] });
  return parts as never;
}

/** @returns what is written in a cursor; undefined if it is none */
export function partsOf(after: string): unknown {
  try {
    const bytes = Buffer.from(after, 'base64url');
    return isUtf8(bytes) ? JSON.parse(bytes.toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the database can compare the part with what the list is ordered by. */
function isLike(part: unknown, like: CursorPart): boolean {
  if (typeof part === 'number')
    return typeof like === 'number' && Number.isInteger(part) && part === (part | 0);
  if (typeof part !== 'string' || typeof like !== 'string') return false;
  return isUuid(like) ? isUuid(part) : part.isWellFormed() && !part.includes('\0');
}

/**
 * @param rows up to `limit + 1` of them: the one too many says that there is a next page
 * @param valuesOf the values a row is ordered by, as `cursorParts` gives them back
 */
export function pageOf<Item>(
  rows: readonly Item[],
  limit: number,
  valuesOf: (item: Item) => readonly CursorPart[],
): Page<Item> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items, next: more ? cursorOf(valuesOf(last)) : null };
}

export function cursorOf(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}
