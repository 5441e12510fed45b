/** What most often is known at once: a promise for every request would cost more than the look-up it waits for. */
export type Known<T> = T | Promise<T>;

/** `await` that waits for promises only. @throws what `use` throws, or rejects with it */
export function whenKnown<T, Next>(value: Known<T>, use: (value: T) => Known<Next>): Known<Next> {
  return value instanceof Promise ? value.then(use) : use(value);
}

/**
 * Tries them in their order, none before the last is known.
 * @returns the first result there is; undefined if there is none
 */
export function firstKnown<Item, Result>(
  items: readonly Item[],
  attempt: (item: Item) => Known<Result | undefined>,
): Known<Result | undefined> {
  for (let at = 0; at < items.length; at++) {
    const result = attempt(items[at]!);
    if (result instanceof Promise) {
      return result.then((awaited) => awaited ?? firstKnown(items.slice(at + 1), attempt));
    }
    if (result !== undefined) return result;
  }
  return undefined;
}
