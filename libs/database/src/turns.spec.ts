import { beforeEach, describe, expect, it } from 'vitest';
import { askInTurn } from './turns.js';

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
  const ask = (keys: readonly number[]) =>
    new Promise<readonly number[]>((resolve, reject) => {
      queries.push({ keys, answer: () => resolve(keys), fail: () => reject(new Error('gone')) });
    });
  loader = askInTurn(ask, 5);
});

const load = async (...keys: number[]) => {
  const loads = keys.map((key) => loader.load(key));
  for (const one of loads) one.catch(() => undefined);
  await round();
  return loads;
};
const asked = () => queries.map(({ keys }) => keys);

describe('what is asked of a database', () => {
  it('goes out at once while it has nothing to do, all of one round together', async () => {
    await load(1, 2);
    expect(asked()).toEqual([[1, 2]]);
  });

  it('waits together, in its order, while a query is under way', async () => {
    await load(1);
    await load(2);
    const [last] = await load(3);
    expect(asked()).toEqual([[1]]);
    queries[0]!.answer();
    await round();
    expect(asked()).toEqual([[1], [2, 3]]);
    queries[1]!.answer();
    expect(await last).toBe(3);
  });

  it('is asked in several consecutive queries when it exceeds the limit of one', async () => {
    await load(1);
    await load(2, 3, 4, 5, 6, 7);
    queries[0]!.answer();
    await round();
    expect(asked()).toEqual([[1], [2, 3, 4, 5, 6]]);
    queries[1]!.answer();
    await round();
    expect(asked().at(-1)).toEqual([7]);
  });

  it('has its turn also after a failure', async () => {
    const [failed] = await load(1);
    await load(2);
    queries[0]!.fail();
    await expect(failed).rejects.toThrow('gone');
    await round();
    expect(asked()).toEqual([[1], [2]]);
  });
});
