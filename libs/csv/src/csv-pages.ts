/** Writes a list as CSV page by page, so that a long list is never in memory as a whole. */
import { csvLines, csvMark } from './write-csv.js';

/** What a list looks like as a table. */
export interface CsvTable<Item> {
  readonly header: readonly string[];
  readonly cellsOf: (item: Item) => readonly string[];
}

/**
 * The next page is read when the reader of the text is ready for it, and none after the reader has gone.
 * @param pageAfter reads the page after a cursor
 */
export async function* csvOfPages<Item>(
  { header, cellsOf }: CsvTable<Item>,
  pageAfter: (
    after: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): AsyncGenerator<string, undefined> {
  let page = await pageAfter(undefined);
  yield csvMark + csvLines([header, ...page.items.map(cellsOf)]);
  while (page.next !== null) {
    page = await pageAfter(page.next);
    yield csvLines(page.items.map(cellsOf));
  }
}
