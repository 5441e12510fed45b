/** Keeps the processor and the broker busy at once: the next piece of work is under way while the last one's result is sent. */

/**
 * @param work called for the items in their order, for one more than was taken
 * @returns each item with its result, in their order; whoever stops taking them waits until nothing runs any more
 * @throws what `work` rejects with, where its result would have been taken
 */
export async function* oneAhead<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const begun: Promise<Result>[] = [];
  const begin = (some: readonly Item[]) => {
    for (const item of some) begun.push(work(item));
    // A failure is met where its result is taken; until then it is no unhandled one.
    begun.at(-1)?.catch(() => undefined);
  };
  try {
    begin(items.slice(0, 1));
    for (const [index, item] of items.entries()) {
      begin(items.slice(index + 1, index + 2));
      yield [item, await begun[index]!];
    }
  } finally {
    await Promise.allSettled(begun);
  }
}
