/** The columns of a table. */
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** The first column has the link to the row. */
  readonly cell: (row: Row) => ReactNode;
  readonly isNumeric?: boolean;
  /** Hidden until it is chosen in the menu of columns. */
  readonly isExtra?: boolean;
  /** The value of `sort` that sorts by this column in ascending order, if the API can. */
  readonly sort?: string;
}

export interface Sort {
  /** The value of `sort` in force; `-` in front of it means descending. */
  readonly by: string;
  readonly onChange: (by: string) => void;
}
