/** Writes a list to standard output, one line per item. */
import type { Page, PageRequest } from '#paging';
import { printJson, printLine } from './print.js';

/** Items that are read at a time. */
const pageSize = 100;

/**
 * @param list reads a page
 * @param columnsOf what a line says
 * @param json whether a line is the item as JSON instead
 */
export async function printList<Item>(
  list: (page: PageRequest) => Promise<Page<Item>>,
  columnsOf: (item: Item) => readonly (string | number)[],
  json = false,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await list({ limit: pageSize, after });
    for (const item of page.items) {
      if (json) printJson(item);
      else printLine(...columnsOf(item));
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
}
