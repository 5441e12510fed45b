/** A menu of the columns of a list. What is chosen is a habit of a person and nothing to share, so the browser keeps it, not the address. */
import { Menu } from '@base-ui/react/menu';
import { Check, Columns3 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import button from './button.module.css';
import { classes } from './button.js';
import type { Column } from './column.js';
import menu from './menu.module.css';
import styles from './chosen-columns.module.css';

interface Chosen<Row> {
  /** Those to show, in their usual order. */
  readonly columns: readonly Column<Row>[];
  readonly menu: ColumnsMenuProps;
}

/** @param list the name under which the choice is kept */
export function useChosenColumns<Row>(list: string, all: readonly Column<Row>[]): Chosen<Row> {
  const remembered = `gatehouse.console.columns.${list}`;
  const [changes, setChanges] = useState(() => readChanges(localStorage.getItem(remembered)));
  const isShown = ({ key, isExtra = false }: Column<Row>) => changes[key] ?? !isExtra;
  const choose = (key: string, isOn: boolean) => {
    const next = { ...changes, [key]: isOn };
    localStorage.setItem(remembered, JSON.stringify(next));
    setChanges(next);
  };
  const [first, ...others] = all;
  return {
    columns: first ? [first, ...others.filter(isShown)] : [],
    menu: {
      // The first column has the link to the row.
      columns: others.map((column) => ({ key: column.key, label: column.header, isShown: isShown(column) })),
      onChoose: choose,
    },
  };
}

/** Columns that were shown or hidden by hand, so that a later version of the console can add some. */
export function readChanges(stored: string | null): Readonly<Record<string, boolean>> {
  try {
    const changes: unknown = JSON.parse(stored ?? '{}');
    if (typeof changes !== 'object' || changes === null) return {};
    return Object.fromEntries(Object.entries(changes).filter(([, isOn]) => typeof isOn === 'boolean'));
  } catch {
    return {};
  }
}

interface ColumnsMenuProps {
  readonly columns: readonly { readonly key: string; readonly label: string; readonly isShown: boolean }[];
  readonly onChoose: (key: string, isOn: boolean) => void;
}

export function ColumnsMenu({ columns, onChoose }: ColumnsMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu.Root>
      <Menu.Trigger className={classes(button.button, button.secondary, styles.trigger)}>
        <Columns3 size={16} aria-hidden />
        {t('columns')}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            {columns.map(({ key, label, isShown }) => (
              <Menu.CheckboxItem
                key={key}
                className={classes(menu.item, styles.item)}
                checked={isShown}
                onCheckedChange={(isOn) => onChoose(key, isOn)}
              >
                <span className={styles.tick}>
                  <Menu.CheckboxItemIndicator>
                    <Check size={16} aria-hidden />
                  </Menu.CheckboxItemIndicator>
                </span>
                {label}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
