/** How far an import is, and what its rows come to. */
import { useTranslation } from 'react-i18next';
import { useCaller } from '../api/caller.js';
import { Facts } from '../ui/facts.js';
import { Moment } from '../ui/moment.js';
import { Card } from '../ui/screen.js';
import { outcomesOf } from './address.js';
import styles from './import-progress.module.css';
import { type FoundImport, isActive, progressOf } from './import-state.js';

const delimiters: Readonly<Record<string, 'comma' | 'semicolon' | 'tab'>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
};

export function ImportProgress({ found }: { readonly found: FoundImport }) {
  const { t, i18n } = useTranslation('imports');
  const { isAdmin } = useCaller();
  const { kind, state, reason, planned, done, rows, delimiter, encoding } = found;
  const { isStarted, value } = progressOf(found);
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count);
  const counts = isStarted ? done : planned;
  const named = delimiters[delimiter];
  return (
    <Card title={t('progress')}>
      <p className={styles.text} role="status">
        {t(`explanations.${state}`)} {reason !== null && <code>{reason}</code>}
      </p>
      {isActive(found) && (
        <p className={styles.bar}>
          <progress value={value} max={rows} aria-label={t('progress')} />
          <span>{t('of', { value: number(value), max: number(rows) })}</span>
        </p>
      )}
      <Facts
        facts={[
          { name: t('kind'), value: t(`kinds.${kind}`) },
          { name: t('uploaded'), value: <Moment at={found.created_at} /> },
          ...(found.closed_at === null
            ? []
            : [{ name: t('closed'), value: <Moment at={found.closed_at} /> }]),
          ...(isAdmin && found.created_by !== null
            ? [{ name: t('uploadedBy'), value: found.created_by_name }]
            : []),
          ...(isAdmin && found.company_name !== null
            ? [{ name: t('company'), value: found.company_name }]
            : []),
          { name: t('encoding'), value: encoding },
          { name: t('delimiter'), value: named ? t(`delimiters.${named}`) : delimiter },
          { name: t('rows'), value: number(rows) },
          ...outcomesOf[kind]
            .filter((outcome) => counts[outcome] > 0)
            .map((outcome) => ({
              name: isStarted ? t(`outcomes.${outcome}`) : t(`plans.${outcome}`),
              value: number(counts[outcome]),
            })),
        ]}
      />
    </Card>
  );
}
