import { describe, expect, it } from 'vitest';
import { ListOrder, type Ordered } from './list-order.js';

const id = { sql: 'id', type: 'uuid' } as const;
const order = new ListOrder({ id: [id], name: [{ sql: 'lower(name)', type: 'text' }, id] }, '-id');
const uuid = '019aaaaa-0000-7000-8000-000000000001';
const rows = ['a', 'b', 'c'].map((name) => ({ name, cursor: [name, uuid] }));

/** The condition and the order of a page in SQL, with the values instead of placeholders. */
function sqlOf(page: Parameters<ListOrder['read']>[0]) {
  const reading = order.read(page);
  return [reading.condition((value) => String(value)), reading.orderBy()];
}

describe('the order of a list', () => {
  it('has a name for each direction', () => {
    expect(order.names).toEqual(['id', '-id', 'name', '-name']);
  });

  it('reads the first page without a condition, and the next and previous pages in opposite directions', () => {
    expect(sqlOf({ limit: 2, after: undefined })).toEqual([undefined, 'id DESC']);
    const first = order.read({ limit: 2, after: undefined, sort: 'name' }).page(rows);
    expect(first).toEqual({
      items: [{ name: 'a' }, { name: 'b' }],
      next: expect.any(String),
      previous: null,
    });
    expect(sqlOf({ limit: 2, after: first.next!, sort: 'name' })).toEqual([
      `(lower(name), id) > (b::text, ${uuid}::uuid)`,
      'lower(name) ASC, id ASC',
    ]);
    expect(sqlOf({ limit: 2, after: undefined, before: first.next!, sort: 'name' })).toEqual([
      `(lower(name), id) < (b::text, ${uuid}::uuid)`,
      'lower(name) DESC, id DESC',
    ]);
  });

  it('gives the rows of a previous page in the order of the list', () => {
    const { next } = order.read({ limit: 2, after: undefined, sort: 'name' }).page(rows);
    const reading = order.read({ limit: 2, after: undefined, before: next!, sort: 'name' });
    expect(reading.page(rows).items).toEqual([{ name: 'b' }, { name: 'a' }]);
    expect(reading.page(rows).previous).toEqual(expect.any(String));
    expect(reading.page(rows.slice(0, 1)).previous).toBeNull();
    expect(reading.page([])).toEqual({ items: [], next: null, previous: null });
  });

  it('counts only if a total is wanted and the page is not all there is', async () => {
    const count = () => Promise.resolve({ count: 7, isExact: true });
    const total = async (limit: number, rows: Ordered<object>[], wanted = true) =>
      (await order.read({ limit, after: undefined, total: wanted }).pageWithTotal(rows, count)).total?.count;
    const [one, other] = [{ cursor: [uuid] }, { cursor: [uuid] }];
    expect(await total(1, [one, other])).toBe(7);
    expect(await total(2, [one, other])).toBe(2);
    expect(await total(2, [])).toBe(0);
    expect(await total(1, [one, other], false)).toBeUndefined();
    const { next } = order.read({ limit: 1, after: undefined }).page([one, other]);
    const beyond = order.read({ limit: 1, after: next!, total: true });
    expect((await beyond.pageWithTotal([], count)).total?.count).toBe(7);
  });

  it('has cursors of the usual order that name no order', () => {
    const { next } = order
      .read({ limit: 1, after: undefined })
      .page([{ cursor: [uuid] }, { cursor: [uuid] }]);
    expect(JSON.parse(Buffer.from(next!, 'base64url').toString())).toEqual([uuid]);
  });
});
