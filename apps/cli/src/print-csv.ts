/** Writes a list to standard output as CSV. */
import { csvMark, csvOfPages, type CsvTable } from '#csv';
import type { Page, PageRequest } from '#paging';
import { printableLines } from './printable.js';

/** Rows that are read at a time. */
const pageSize = 500;

/**
 * Lines end as in other output. The byte order mark stays: spreadsheets need it.
 * @param list reads a page
 */
export async function printCsv<Item>(
  table: CsvTable<Item>,
  list: (page: PageRequest) => Promise<Page<Item>>,
): Promise<void> {
  process.stdout.write(csvMark);
  for await (const text of csvOfPages(table, (after) => list({ limit: pageSize, after }))) {
    const lines = text.replace(csvMark, '').replaceAll('\r\n', '\n');
    process.stdout.write(printableLines(lines));
  }
}

/** The columns of a printed list as cells: a dash stands for nothing. */
export const cellsOfColumns = (columns: readonly (string | number)[]): string[] =>
  columns.map((column) => (column === '-' ? '' : String(column)));
