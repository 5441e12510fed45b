/** Writes a list to standard output: a line of headings and one line per item, or one JSON document. */
import type { Page, PageRequest } from '#paging';
import { apiJson, printLine } from './print.js';

export type Column = string | number;

/** Items that are read at a time. */
const pageSize = 100;

class ListPrinter<Item> {
  private count = 0;

  constructor(
    private readonly header: readonly string[],
    private readonly columnsOf: (item: Item) => readonly Column[],
    private readonly isJson: boolean,
    private readonly documentOf: (item: Item) => unknown,
  ) {}

  /** Items are written as they are read, so that a long list fits into memory. */
  print(item: Item): void {
    if (this.isJson)
      process.stdout.write(`${this.count === 0 ? '{"items":[' : ','}\n${apiJson(this.documentOf(item))}`);
    else {
      if (this.count === 0) printLine(...this.header);
      printLine(...this.columnsOf(item));
    }
    this.count++;
  }

  end(): void {
    if (this.isJson)
      process.stdout.write(this.count === 0 ? '{"items":[],"next":null}\n' : '\n],"next":null}\n');
    else if (this.count === 0) printLine('none');
  }
}

/** @param list reads a page. @returns all items, read page by page */
export async function* itemsOf<Item>(list: (page: PageRequest) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let after: string | undefined;
  do {
    const page = await list({ limit: pageSize, after });
    yield* page.items;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/**
 * @param columnsOf what a line says
 * @param isJson whether to print `{"items": […], "next": null}` with the names of fields as in the HTTP API instead
 * @param documentOf what JSON holds of an item
 */
export async function printItems<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  header: readonly string[],
  columnsOf: (item: Item) => readonly Column[],
  isJson: boolean,
  documentOf: (item: Item) => unknown = (item) => item,
): Promise<void> {
  const printer = new ListPrinter(header, columnsOf, isJson, documentOf);
  for await (const item of items) printer.print(item);
  printer.end();
}
