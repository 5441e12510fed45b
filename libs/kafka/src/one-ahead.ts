/** Keeps the processor and the broker busy at once: the next piece of work is under way while the last one's result is sent. */

/**
 * @param work called for the items in their order, for one more than was taken
 * @returns each item with its result, in their order; a consumer that stops early waits until the running task ends
 * @throws what `work` rejects with, where its result would have been taken
 */
export async function* oneAhead<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const begin = (index: number): Promise<Result> | undefined => {
    if (index >= items.length) return undefined;
    const begun = work(items[index]!);
    // A failure is met where its result is taken; until then it is no unhandled one.
    begun.catch(() => undefined);
    return begun;
  };
  let current = begin(0);
  let next: typeof current;
  try {
    for (let index = 0; current; index++) {
      next = begin(index + 1);
      yield [items[index]!, await current];
      current = next;
    }
  } finally {
    await Promise.allSettled([next]);
  }
}
