/** Links to the screens above, from the outermost. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import styles from './trail.module.css';

export interface Above {
  readonly label: string;
  readonly link: LinkProps;
}

export function Trail({ above }: { readonly above: readonly Above[] }) {
  return (
    <ol className={styles.trail}>
      {above.map(({ label, link }) => (
        <li key={label}>
          <Link {...link}>
            <bdi>{label}</bdi>
          </Link>
          <ChevronRight size={16} aria-hidden />
        </li>
      ))}
    </ol>
  );
}
