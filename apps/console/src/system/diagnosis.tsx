/** The diagnosis: each check with its state, and for each finding what is wrong, why it matters and what to do. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Chip, type ChipKind } from '../ui/chip.js';
import { Moment } from '../ui/moment.js';
import { Problem } from '../ui/problem.js';
import { Card, Screen } from '../ui/screen.js';
import { SkeletonCard } from '../ui/skeleton.js';
import styles from './diagnosis.module.css';

type Check = Schemas['CheckDto'];

const kinds: Readonly<Record<Check['state'], ChipKind>> = {
  ok: 'good',
  note: 'plain',
  warning: 'warning',
  fault: 'bad',
  unused: 'plain',
  skipped: 'plain',
};

/** The findings are in the language of the request. */
const diagnosisQuery = (language: string) => ({
  queryKey: ['diagnosis', language],
  queryFn: ({ signal }: { signal: AbortSignal }) => dataOf(api.GET('/api/v1/diagnosis', { signal })),
});

export function Diagnosis() {
  const { t, i18n } = useTranslation(['diagnosis', 'shell']);
  const diagnosis = useQuery(diagnosisQuery(i18n.language));
  const { data, error, isFetching } = diagnosis;
  const again = (
    <Button isBusy={isFetching} onClick={() => void diagnosis.refetch()}>
      {t('again')}
    </Button>
  );
  const found = data?.checks.filter(({ findings }) => findings.length > 0) ?? [];
  const others = data?.checks.filter(({ findings }) => findings.length === 0) ?? [];
  return (
    <Screen
      title={t('title')}
      beside={data && <Chip kind={kinds[data.state]}>{t(`states.${data.state}`)}</Chip>}
      actions={again}
    >
      <p className={styles.what}>
        {t('what')}
        {data && (
          <>
            {' '}
            {t('finished')} <Moment at={data.finished_at} />.
          </>
        )}
      </p>
      {error && <Problem error={error} />}
      {diagnosis.isPending && <SkeletonCard lines={8} />}
      {found.map((check) => (
        <FoundCard key={check.name} check={check} />
      ))}
      {others.length > 0 && (
        <Card title={t('others')}>
          <ul className={styles.others}>
            {others.map(({ name, state }) => (
              <li key={name}>
                {t(`checks.${name}`)} <Chip kind={kinds[state]}>{t(`states.${state}`)}</Chip>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Screen>
  );
}

function FoundCard({ check: { name, findings } }: { readonly check: Check }) {
  const { t } = useTranslation('diagnosis');
  return (
    <Card title={t(`checks.${name}`)}>
      <ul className={styles.findings}>
        {findings.map(({ code, severity, what, why, remedy, mendable }) => (
          <li key={what}>
            <h3 className={styles.finding}>
              <Chip kind={kinds[severity]}>{t(`states.${severity}`)}</Chip> <strong dir="auto">{what}</strong>
            </h3>
            <p dir="auto">{why}</p>
            <p dir="auto">
              <strong>{t('remedy')}</strong> {remedy} {mendable && t('mendable')}
            </p>
            <p className={styles.code}>
              <code>{code}</code>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
