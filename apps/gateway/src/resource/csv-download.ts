/** Sends a list as a CSV file. */
import { csvOfPages, type CsvTable } from '#csv';
import type { Page, PageRequest } from '#paging';
import type { StreamableFile } from '@nestjs/common';
import { downloadPageSize, fileDownload } from './file-download.js';

/** @param list reads a page */
export function csvDownload<Item>(
  name: string,
  table: CsvTable<Item>,
  list: (page: PageRequest) => Promise<Page<Item>>,
): Promise<StreamableFile> {
  const text = csvOfPages(table, (after) => list({ limit: downloadPageSize, after }));
  return fileDownload(`${name}.csv`, 'text/csv', text);
}
