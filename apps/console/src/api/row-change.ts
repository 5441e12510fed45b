/** A change of one row of a list, which leaves the list by it. */
import { useMutation } from '@tanstack/react-query';
import { focusTitle } from '../ui/focus-title.js';
import { changed } from './changed.js';

/** @param textOf what was done to the row, as for `changed` */
export function useRowChange<Row>(send: (row: Row) => Promise<unknown>, textOf: (row: Row) => string) {
  return useMutation({
    mutationFn: send,
    onSuccess: async (_, row) => {
      await changed(textOf(row));
      // The row that had the focus is gone.
      focusTitle();
    },
  });
}
