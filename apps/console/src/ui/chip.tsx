/** A state in one word. */
import type { ReactNode } from 'react';
import { classes } from './button.js';
import styles from './chip.module.css';

export type ChipKind = 'plain' | 'good' | 'warning' | 'bad';

export function Chip({
  kind = 'plain',
  children,
}: {
  readonly kind?: ChipKind;
  readonly children: ReactNode;
}) {
  return <span className={classes(styles.chip, styles[kind])}>{children}</span>;
}
