import { describe, expect, it } from 'vitest';
import { deleteInBatches } from './delete-in-batches.js';

/** A table of that many rows. */
function tableOf(rows: number) {
  const limits: number[] = [];
  const deleteBatch = async (limit: number) => {
    limits.push(limit);
    const deleted = Math.min(limit, rows);
    rows -= deleted;
    return deleted;
  };
  return { deleteBatch, limits };
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

  it('ends with the error of a statement', async () => {
    const failing = () => Promise.reject(new Error('deadlock'));
    await expect(deleteInBatches(failing)).rejects.toThrow('deadlock');
  });
});
