/** Reads a list to its end, for a field that chooses one of its items. */
interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** A field cannot show more, and nobody would find anything in it. */
const mostPages = 20;
export const mostPerPage = 100;

/** @param read reads the page of a cursor */
export async function everyItem<Item>(
  read: (after: string | undefined) => Promise<PageOf<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await read(after);
    items.push(...page.items);
    if (page.next === null) break;
    after = page.next;
  }
  return items;
}
