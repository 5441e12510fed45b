/** A menu of actions, such as at the end of a row. */
import { Menu as Base } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from './button.js';
import styles from './menu.module.css';

export interface MenuAction {
  readonly label: string;
  readonly isDangerous?: boolean;
  readonly onChoose: () => void;
}

interface ActionMenuProps {
  /** The name of what the actions change, for the label of the menu: "Actions: Ann Lee". */
  readonly of: string;
  readonly actions: readonly MenuAction[];
}

export function ActionMenu({ of, actions }: ActionMenuProps) {
  const { t } = useTranslation();
  if (actions.length === 0) return null;
  return (
    <Base.Root>
      <Base.Trigger className={styles.trigger} aria-label={`${t('actions')}: ${of}`}>
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
