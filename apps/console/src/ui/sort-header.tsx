/** The head of a column, as a button if the API can sort by it. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { classes } from './button.js';
import type { Column, Sort } from './column.js';
import styles from './data-table.module.css';

export function SortHeader<Row>({
  column,
  sort,
}: {
  readonly column: Column<Row>;
  readonly sort: Sort | undefined;
}) {
  const { header, isNumeric } = column;
  const className = classes(isNumeric && styles.numeric);
  if (!sort || column.sort === undefined) return <th className={className}>{header}</th>;
  const [ascending, descending] = [column.sort, `-${column.sort}`];
  const direction = sort.by === ascending ? 'ascending' : sort.by === descending ? 'descending' : undefined;
  return (
    <th className={className} aria-sort={direction ?? 'none'}>
      <button
        type="button"
        className={styles.sort}
        onClick={() => sort.onChange(direction === 'ascending' ? descending : ascending)}
      >
        {header}
        {direction === 'ascending' && <ArrowUp size={16} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={16} aria-hidden />}
      </button>
    </th>
  );
}
