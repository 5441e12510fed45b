/** Deletes many rows in statements of limited size, so that no statement holds its locks for long. */

const batchSize = 5000;

export interface DeletedBatch {
  readonly deleted: number;
  /** Where the next batch begins: the place of the last of these rows in their order. Null if no row was deleted. */
  readonly last: string | null;
}

/**
 * Repeats a limited DELETE until it finds fewer rows than its limit. Several processes may do so at the same time, if the
 * statement skips locked rows. Each batch continues from where the one before ended: otherwise it would read the index entries of all rows
 * that were deleted before it, which stay until VACUUM removes them.
 *
 * @param deleteBatch deletes at most `limit` rows, in their order; `after` is `last` of the batch before, undefined for the first
 * @returns rows deleted
 * @throws what `deleteBatch` throws; batches before stay deleted
 */
export async function deleteInBatches(
  deleteBatch: (limit: number, after: string | undefined) => Promise<DeletedBatch>,
  limit = batchSize,
): Promise<number> {
  let after: string | undefined;
  for (let total = 0; ;) {
    const { deleted, last } = await deleteBatch(limit, after);
    total += deleted;
    if (deleted < limit) return total;
    after = last ?? undefined;
  }
}
