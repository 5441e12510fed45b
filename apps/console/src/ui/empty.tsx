/** An empty list: one sentence, and what fills it. */
import type { ReactNode } from 'react';
import styles from './empty.module.css';

export function Empty({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {children}
    </div>
  );
}
