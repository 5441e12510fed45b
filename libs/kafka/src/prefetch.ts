/** Computes the next result while the consumer uses the current one, so that CPU and broker are busy at the same time. */

/**
 * @param work runs for the items in order, at most one item ahead of the consumer
 * @returns each item with its result, in order; a consumer that stops early waits until the running work ends
 * @throws the error of `work`, when the consumer takes that result
 */
export async function* prefetch<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<readonly [Item, Result]> {
  const begin = (index: number): Promise<Result> | undefined => {
    if (index >= items.length) return undefined;
    const begun = work(items[index]!);
    // The consumer gets the error with the result; until then it must not count as an unhandled rejection.
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
