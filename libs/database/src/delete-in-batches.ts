/** Deletes many rows in statements of limited size, so that no statement holds its locks for long. */

const batchSize = 5000;

/**
 * Repeats a limited DELETE until it finds fewer rows than its limit. Several processes may do so at the same time, if the
 * statement skips locked rows.
 *
 * @param deleteBatch deletes at most `limit` rows and returns how many
 * @returns rows deleted
 * @throws what `deleteBatch` throws; batches before stay deleted
 */
export async function deleteInBatches(
  deleteBatch: (limit: number) => Promise<number>,
  limit = batchSize,
): Promise<number> {
  for (let total = 0; ;) {
    const deleted = await deleteBatch(limit);
    total += deleted;
    if (deleted < limit) return total;
  }
}
