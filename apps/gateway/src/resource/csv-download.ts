/** Sends a list as a CSV file. */
import { Readable } from 'node:stream';
import { csvOfPages, type CsvTable } from '#csv';
import type { Page, PageRequest } from '#paging';
import { StreamableFile } from '@nestjs/common';

/** Rows that are read at a time. */
const pageSize = 500;

/**
 * The first page is read before the response begins, so that missing rights and wrong filters are answered as errors. The
 * reading waits for slow clients, and ends when the client hangs up.
 * @param list reads a page
 */
export async function csvDownload<Item>(
  name: string,
  table: CsvTable<Item>,
  list: (page: PageRequest) => Promise<Page<Item>>,
): Promise<StreamableFile> {
  const text = csvOfPages(table, (after) => list({ limit: pageSize, after }));
  const first = await text.next();
  const chunks = async function* () {
    if (!first.done) yield first.value;
    yield* text;
  };
  return new StreamableFile(Readable.from(chunks(), { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}.csv"`,
  });
}
