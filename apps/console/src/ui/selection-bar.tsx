/** What can be done with the selected rows of a list. It stays in view while the list scrolls. */
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import styles from './selection-bar.module.css';

interface SelectionBarProps {
  readonly count: number;
  /** How many of them are on other pages. */
  readonly elsewhere: number;
  readonly onClear: () => void;
  /** The list moves the focus here. */
  readonly place: RefObject<HTMLElement | null>;
  /** Buttons. */
  readonly children: ReactNode;
}

export function SelectionBar({ count, elsewhere, onClear, place, children }: SelectionBarProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.bar} aria-label={t('selection.label')} ref={place}>
      <p className={styles.count} role="status">
        {t('selection.count', { count })}
        {elsewhere > 0 && (
          <span className={styles.soft}>{t('selection.elsewhere', { count: elsewhere })}</span>
        )}
      </p>
      {children}
      <Button look="quiet" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
