/** Sends a list as a JSON file, `{"items": […]}`, one item per line. */
import type { Page, PageRequest } from '#paging';
import type { StreamableFile } from '@nestjs/common';
import { downloadPageSize, fileDownload } from './file-download.js';

/** @param list reads a page */
export function jsonDownload<Row>(
  name: string,
  toItem: (row: Row) => object,
  list: (page: PageRequest) => Promise<Page<Row>>,
): Promise<StreamableFile> {
  return fileDownload(`${name}.json`, 'application/json', jsonOfPages(toItem, list));
}

async function* jsonOfPages<Row>(
  toItem: (row: Row) => object,
  list: (page: PageRequest) => Promise<Page<Row>>,
): AsyncGenerator<string, undefined> {
  let page = await list({ limit: downloadPageSize, after: undefined });
  const lines = () => page.items.map((row) => JSON.stringify(toItem(row)));
  yield `{"items":[\n${lines().join(',\n')}`;
  while (page.next !== null) {
    page = await list({ limit: downloadPageSize, after: page.next });
    yield lines()
      .map((line) => `,\n${line}`)
      .join('');
  }
  yield '\n]}\n';
}
