/** What is known about one thing, as names and values in two columns. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { t } = useTranslation();
  const isEmpty = (value: ReactNode) => value === null || value === undefined || value === '';
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{isEmpty(value) ? <span className={styles.none}>{t('none')}</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
