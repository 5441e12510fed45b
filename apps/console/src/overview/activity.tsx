/** Logins, new accounts and refreshes of the last 24 hours or 30 days: figures against the period before, and charts. */
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Button } from '../ui/button.js';
import { Filter } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { Problem } from '../ui/problem.js';
import { Card } from '../ui/screen.js';
import { SkeletonCard } from '../ui/skeleton.js';
import type { OverviewAddress } from './address.js';
import { BarChart } from './bar-chart.js';
import { Figures } from './figures.js';
import styles from './overview.module.css';
import { useActivity } from './use-activity.js';

const route = getRouteApi('/');

export function Activity({ sessions }: { readonly sessions: Schemas['LiveSessionsDto'] }) {
  const { t } = useTranslation(['overview', 'shell']);
  const { span = 'day' } = route.useSearch();
  const change = useAddressChange<OverviewAddress>();
  const activity = useActivity(span);
  const { data } = activity;
  if (activity.error) {
    return (
      <Problem error={activity.error}>
        <Button onClick={() => void activity.refetch()}>{t('shell:tryAgain')}</Button>
      </Problem>
    );
  }
  return (
    <>
      <Filter
        label={t('span.label')}
        any={t('span.day')}
        value={span === 'day' ? undefined : span}
        choices={[{ value: 'month', label: t('span.month') }]}
        onChange={(next) => change({ span: next })}
      />
      {data ? <Figures sessions={sessions} activity={data} /> : <SkeletonCard lines={2} />}
      <div className={styles.charts}>
        {data ? (
          <>
            <Card title={t('charts.logins')}>
              <BarChart
                {...data}
                title={t('charts.logins')}
                series={[
                  { name: t('charts.succeeded'), counts: data.counts.logins },
                  { name: t('charts.refused'), counts: data.counts.refused },
                ]}
              />
            </Card>
            <Card title={t('charts.registrations')}>
              <BarChart
                {...data}
                title={t('charts.registrations')}
                series={[{ name: t('charts.registrations'), counts: data.counts.registrations }]}
              />
            </Card>
          </>
        ) : (
          <>
            <SkeletonCard />
            <SkeletonCard />
          </>
        )}
      </div>
    </>
  );
}
