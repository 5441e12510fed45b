/** Values before and after a change, one field per line: the one way to draw a difference. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './difference.module.css';

export interface Changed {
  readonly name: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
}

interface DifferenceProps {
  readonly changes: readonly Changed[];
  /** Headers other than "before" and "after". */
  readonly before?: string;
  readonly after?: string;
}

export function Difference({ changes, before, after }: DifferenceProps) {
  const { t } = useTranslation();
  return (
    <table className={styles.difference}>
      <thead>
        <tr>
          <th>{t('difference.field')}</th>
          <th>{before ?? t('difference.before')}</th>
          <th>{after ?? t('difference.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.name}>
            <th scope="row">{change.name}</th>
            <td dir="auto">{change.before}</td>
            <td dir="auto">{change.after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
