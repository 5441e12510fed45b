/** The frame of a screen: where one is, its title with the main actions, and the content. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { brandName } from '../api/client.js';
import styles from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  /** Links to the screens above, for example the list that this row is of. */
  readonly above?: ReactNode;
  /** Beside the title: a count, or chips of the state. */
  readonly beside?: ReactNode;
  /** The main actions, at the right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Screen({ title, above, beside, actions, children }: ScreenProps) {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${title} · ${brandName}`}</title>
      <header className={styles.head}>
        {above && (
          <nav aria-label={t('above')} className={styles.above}>
            {above}
          </nav>
        )}
        <div className={styles.line}>
          <h1 tabIndex={-1}>{title}</h1>
          {beside}
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </header>
      {children}
    </>
  );
}

interface CardProps {
  readonly title?: string;
  /** For links to it. */
  readonly id?: string;
  readonly children: ReactNode;
}

export function Card({ title, id, children }: CardProps) {
  return (
    <section className={styles.card} id={id}>
      {title && <h2 className={styles.cardTitle}>{title}</h2>}
      {children}
    </section>
  );
}
