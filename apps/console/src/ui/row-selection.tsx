/** Checkboxes before the rows of a table: one for each, and one for all rows of the page. Shift selects the rows between. */
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

type Key = string | number;

/** What is selected in a list. It may be on other pages too. */
export interface Selection<Row> {
  readonly keys: ReadonlySet<Key>;
  readonly nameOf: (row: Row) => string;
  readonly onChange: (keys: ReadonlySet<Key>) => void;
  /** The row that was selected last: the other end of what Shift selects. */
  readonly last: { current: Key | undefined };
  /** Enter in a checkbox leads on to what can be done. */
  readonly onEnter: () => void;
}

/**
 * Paging and sorting keep what is selected. Another search or filter shows other rows, so it begins anew.
 * @param filter the search and filters of the list
 */
export function useSelection<Row>(
  filter: string,
  { nameOf, onEnter }: Pick<Selection<Row>, 'nameOf' | 'onEnter'>,
): Selection<Row> {
  const [selected, setSelected] = useState({ filter, keys: new Set<Key>() as ReadonlySet<Key> });
  const last = useRef<Key>(undefined);
  const keys = selected.filter === filter ? selected.keys : new Set<Key>();
  return { keys, nameOf, last, onEnter, onChange: (next) => setSelected({ filter, keys: next }) };
}

function select(selection: Selection<never>, chosen: readonly Key[], isOn: boolean): void {
  const next = new Set(selection.keys);
  for (const key of chosen) {
    if (isOn) next.add(key);
    else next.delete(key);
  }
  selection.onChange(next);
}

interface ChecksProps {
  /** Of the rows of the page, in their order. */
  readonly keys: readonly Key[];
  readonly selection: Selection<never>;
}

export function SelectAll({ keys, selection }: ChecksProps) {
  const { t } = useTranslation();
  const count = keys.filter((key) => selection.keys.has(key)).length;
  return (
    <input
      type="checkbox"
      aria-label={t('selectAll')}
      checked={count > 0 && count === keys.length}
      ref={(box) => {
        if (box) box.indeterminate = count > 0 && count < keys.length;
      }}
      onChange={(event) => select(selection, keys, event.target.checked)}
      onKeyDown={(event) => leaveByEnter(event, selection)}
    />
  );
}

interface SelectRowProps extends ChecksProps {
  readonly name: string;
  readonly rowKey: Key;
}

export function SelectRow({ name, rowKey, keys, selection }: SelectRowProps) {
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    // React reports the change of a checkbox by its click, which knows about Shift.
    const { shiftKey } = event.nativeEvent as MouseEvent;
    const other = shiftKey && selection.last.current !== undefined ? selection.last.current : rowKey;
    select(selection, keysBetween(keys, rowKey, other), event.target.checked);
    selection.last.current = rowKey;
  };
  const extend = (event: KeyboardEvent) => {
    leaveByEnter(event, selection);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = event.shiftKey && step ? keys[keys.indexOf(rowKey) + step] : undefined;
    // The table moves the focus to the neighbour.
    if (next !== undefined) select(selection, [rowKey, next], true);
  };
  return (
    <input
      type="checkbox"
      aria-label={name}
      checked={selection.keys.has(rowKey)}
      onChange={change}
      onKeyDown={extend}
    />
  );
}

function leaveByEnter(event: KeyboardEvent, { onEnter }: Selection<never>): void {
  if (event.key !== 'Enter') return;
  // Otherwise the key presses the button that has the focus now.
  event.preventDefault();
  onEnter();
}

/** @returns both ends and all between; only `one` if the other one is on another page */
export function keysBetween(keys: readonly Key[], one: Key, other: Key): readonly Key[] {
  const [from, to] = [keys.indexOf(one), keys.indexOf(other)].toSorted((a, b) => a - b) as [number, number];
  return from < 0 ? [one] : keys.slice(from, to + 1);
}
