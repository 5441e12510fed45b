/** What would happen or has happened to each account, those that are refused first. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ChangedOne } from './change-many.js';
import styles from './bulk.module.css';

const outcomes = ['refused', 'changed', 'unchanged'] as const;

interface OutcomesProps {
  readonly items: readonly ChangedOne[];
  readonly isPreview: boolean;
}

export function Outcomes({ items, isPreview }: OutcomesProps) {
  const { t } = useTranslation('bulk');
  const kind = isPreview ? 'preview' : 'report';
  return outcomes.map((outcome) => {
    const those = items.filter((one) => one.outcome === outcome);
    if (those.length === 0) return null;
    return (
      <section key={outcome} className={styles.outcome} data-outcome={outcome}>
        <h3>{t(`${kind}.${outcome}`, { count: those.length })}</h3>
        <ul>
          {those.map(({ user_id, name, email, detail }) => (
            <li key={user_id}>
              <Link to="/people/$userId" params={{ userId: user_id }}>
                <bdi>{name || email || user_id}</bdi>
              </Link>
              {detail !== null && <span className={styles.why}>{detail}</span>}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
