/** The table of a list: skeletons while it loads, what failed, a hint when it is empty, arrow keys between its rows. */
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, classes } from './button.js';
import styles from './data-table.module.css';
import { Problem } from './problem.js';
import type { Column, Sort } from './column.js';
import { SkeletonLine } from './skeleton.js';
import { SelectAll, type Selection, SelectRow } from './row-selection.js';
import { SortHeader } from './sort-header.js';

/** What a query of TanStack tells about a page of rows. */
export interface Rows<Row> {
  readonly data: { readonly items: readonly Row[] } | undefined;
  readonly error: unknown;
  /** Whether these rows are of the former filter, while the current ones load. */
  readonly isPlaceholderData?: boolean;
  readonly refetch: () => unknown;
}

interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Rows<Row>;
  readonly rowKey: (row: Row) => string | number;
  readonly sort?: Sort | undefined;
  /** A menu at the end of each row. */
  readonly actions?: ((row: Row) => ReactNode) | undefined;
  readonly selection?: Selection<Row> | undefined;
  readonly empty: ReactNode;
}

const skeletonRows = 8;

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, sort, actions, selection, empty } = props;
  const { t } = useTranslation();
  if (rows.error !== null && rows.error !== undefined) {
    return (
      <Problem error={rows.error}>
        <Button onClick={() => void rows.refetch()}>{t('tryAgain')}</Button>
      </Problem>
    );
  }
  const items = rows.data?.items;
  if (items?.length === 0) return <div className={styles.frame}>{empty}</div>;
  const keys = items?.map(rowKey) ?? [];
  return (
    <div className={styles.frame} role="region" aria-label={label} tabIndex={0}>
      <table className={classes(styles.table, rows.isPlaceholderData && styles.outdated)} aria-busy={!items}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {selection && (
              <th className={styles.narrow}>
                <SelectAll keys={keys} selection={selection} />
              </th>
            )}
            {columns.map((column) => (
              <SortHeader key={column.key} column={column} sort={sort} />
            ))}
            {actions && (
              <th className={styles.narrow}>
                <span className="visually-hidden">{t('actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody onKeyDown={moveBetweenRows}>
          {items?.map((row) => {
            const key = rowKey(row);
            return (
              <tr key={key} data-selected={selection?.keys.has(key) || undefined}>
                {selection && (
                  <td className={styles.narrow}>
                    <SelectRow name={selection.nameOf(row)} rowKey={key} keys={keys} selection={selection} />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.key} className={classes(column.isNumeric && styles.numeric)} dir="auto">
                    {column.cell(row)}
                  </td>
                ))}
                {actions && <td className={styles.narrow}>{actions(row)}</td>}
              </tr>
            );
          }) ?? <Skeleton columns={columns.length + (selection ? 1 : 0) + (actions ? 1 : 0)} />}
        </tbody>
      </table>
    </div>
  );
}

function Skeleton({ columns }: { readonly columns: number }) {
  return Array.from({ length: skeletonRows }, (_, row) => (
    <tr key={row}>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <SkeletonLine />
        </td>
      ))}
    </tr>
  ));
}

/** Up and down move the focus to the same control of the neighbouring row. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableSectionElement>): void {
  const step =
    event.key === 'ArrowDown' ? 'nextElementSibling' : event.key === 'ArrowUp' && 'previousElementSibling';
  const cell = (event.target as Element).closest('td');
  if (!step || !cell) return;
  const neighbour = cell.parentElement?.[step]?.children[cell.cellIndex];
  const control = neighbour?.querySelector<HTMLElement>('a, button, input');
  if (!control) return;
  event.preventDefault();
  control.focus();
}
