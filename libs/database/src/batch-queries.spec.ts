import { beforeEach, describe, expect, it } from 'vitest';
import { batchQueries } from './batch-queries.js';

interface Query {
  readonly keys: readonly number[];
  answer(): void;
  fail(): void;
}

const round = () => new Promise((resolve) => setImmediate(resolve));

let queries: Query[];
let loader: { load(key: number): Promise<number> };

beforeEach(() => {
  queries = [];
  const query = (keys: readonly number[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      queries.push({ keys, answer: () => resolve(keys), fail: () => reject(new Error('failed')) });
    });
  loader = batchQueries(query, 5);
});

const load = async (...keys: number[]) => {
  const loads = keys.map((key) => loader.load(key));
  for (const one of loads) one.catch(() => undefined);
  await round();
  return loads;
};
const sent = () => queries.map(({ keys }) => keys);

describe('batchQueries', () => {
  it('sends the look-ups of one round of the event loop in one query while no query runs', async () => {
    await load(1, 2);
    expect(sent()).toEqual([[1, 2]]);
  });

  it('sends look-ups that arrive during a query together in the next one, in their order', async () => {
    await load(1);
    await load(2);
    const [last] = await load(3);
    expect(sent()).toEqual([[1]]);
    queries[0]!.answer();
    await round();
    expect(sent()).toEqual([[1], [2, 3]]);
    queries[1]!.answer();
    expect(await last).toBe(3);
  });

  it('splits look-ups that exceed the limit of a query into consecutive queries', async () => {
    await load(1);
    await load(2, 3, 4, 5, 6, 7);
    queries[0]!.answer();
    await round();
    expect(sent()).toEqual([[1], [2, 3, 4, 5, 6]]);
    queries[1]!.answer();
    await round();
    expect(sent().at(-1)).toEqual([7]);
  });

  it('continues with the next query after one has failed', async () => {
    const [failed] = await load(1);
    await load(2);
    queries[0]!.fail();
    await expect(failed).rejects.toThrow('failed');
    await round();
    expect(sent()).toEqual([[1], [2]]);
  });
});
