/** The parts of one thing, each with an address of its own. */
import { Link, type LinkProps } from '@tanstack/react-router';
import styles from './tabs.module.css';

export interface Tab {
  readonly label: string;
  readonly link: LinkProps;
}

export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ label, link }) => (
        <Link
          key={label}
          {...link}
          activeOptions={{ exact: true, includeSearch: false }}
          className={styles.tab}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
