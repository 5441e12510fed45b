/** The title of a list inside a screen, with its main action at the right. */
import type { ReactNode } from 'react';
import styles from './list-head.module.css';

export function ListHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <h2>{title}</h2>
      {children}
    </header>
  );
}
