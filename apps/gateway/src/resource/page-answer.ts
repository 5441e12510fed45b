/** How a list is answered: its items, and the cursor of the next page. */
import type { Page } from '#auth/core';

export function pageAnswer<Row>({ items, next }: Page<Row>, answerOf: (row: Row) => object): object {
  return { items: items.map((item) => answerOf(item)), next };
}

/** For the OpenAPI document. */
export function pageExample(item: object): object {
  return { items: [item], next: 'WyIwMTlhIl0' };
}
