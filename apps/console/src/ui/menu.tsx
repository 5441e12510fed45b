/** A menu of actions, such as at the end of a row. */
import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { classes } from './button.js';
import styles from './menu.module.css';

export interface MenuAction {
  readonly label: string;
  readonly isDangerous?: boolean;
  readonly onChoose: () => void;
}

/** @param label names the menu and what it acts on: "Actions: Ann Lee" */
export function ActionMenu({
  label,
  actions,
}: {
  readonly label: string;
  readonly actions: readonly MenuAction[];
}) {
  if (actions.length === 0) return null;
  return (
    <Base.Root>
      <Base.Trigger className={styles.trigger} aria-label={label}>
        <Ellipsis size={20} aria-hidden />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align="end" sideOffset={4}>
          <Base.Popup className={styles.popup}>
            {actions.map(({ label, isDangerous, onChoose }) => (
              <Base.Item
                key={label}
                className={classes(styles.item, isDangerous && styles.dangerous)}
                onClick={onChoose}
              >
                {label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
