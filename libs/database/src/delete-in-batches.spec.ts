import { describe, expect, it } from 'vitest';
import { deleteInBatches } from './delete-in-batches.js';

/** A table of that many rows. */
function tableOf(rows: number) {
  const limits: number[] = [];
  const starts: (string | undefined)[] = [];
  let total = 0;
  const deleteBatch = async (limit: number, after: string | undefined) => {
    limits.push(limit);
    starts.push(after);
    const deleted = Math.min(limit, rows - total);
    total += deleted;
    return { deleted, last: deleted === 0 ? null : String(total) };
  };
  return { deleteBatch, limits, starts };
}

describe('deletion in batches', () => {
  it.each([
    [0, 1],
    [9, 1],
    [10, 2],
    [25, 3],
  ])('deletes %i rows, ten at a time, with %i statements', async (rows, statements) => {
    const { deleteBatch, limits } = tableOf(rows);
    expect(await deleteInBatches(deleteBatch, 10)).toBe(rows);
    expect(limits).toEqual(Array.from({ length: statements }, () => 10));
  });

  it('begins each batch where the one before ended', async () => {
    const { deleteBatch, starts } = tableOf(25);
    await deleteInBatches(deleteBatch, 10);
    expect(starts).toEqual([undefined, '10', '20']);
  });

  it('ends with the error of a statement', async () => {
    const failing = () => Promise.reject(new Error('deadlock'));
    await expect(deleteInBatches(failing)).rejects.toThrow('deadlock');
  });
});
