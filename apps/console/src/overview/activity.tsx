/** Logins and registrations of the last 24 hours or 30 days, as bars with a table behind them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Schemas } from '../api/client.js';
import { Filter } from '../ui/filters.js';
import { useAddressChange } from '../ui/list-address.js';
import { Problem } from '../ui/problem.js';
import { Card } from '../ui/screen.js';
import type { OverviewAddress } from './address.js';
import { type Bars, BarChart } from './bar-chart.js';
import styles from './overview.module.css';

type Statistics = Schemas['StatisticsDto'];
type Kind = Statistics['series'][number]['kind'];

const logins: readonly Kind[] = ['password_login', 'second_factor_login', 'passkey_login'];
const refused: readonly string[] = ['rejected', 'throttled', 'banned', 'overloaded', 'expired', 'failed'];
const route = getRouteApi('/');

/** Adds the series of these kinds and outcomes, step by step. */
function sumOf({ series, steps }: Statistics, kinds: readonly Kind[], outcomes: readonly string[]): number[] {
  const chosen = series.filter(({ kind, outcome }) => kinds.includes(kind) && outcomes.includes(outcome));
  return steps.map((_, step) => chosen.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0));
}

export function Activity() {
  const { t } = useTranslation('overview');
  const { span = 'day' } = route.useSearch();
  const change = useAddressChange<OverviewAddress>();
  const step = span === 'day' ? 'hour' : 'day';
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const statistics = useQuery({
    queryKey: ['statistics', step],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/statistics', { params: { query: { step, time_zone } }, signal })),
    placeholderData: keepPreviousData,
  });
  if (statistics.error) return <Problem error={statistics.error} />;
  const { data } = statistics;
  const chart = (bars: Bars[]) =>
    data && <BarChart steps={data.steps} step={data.step} timeZone={data.time_zone} bars={bars} />;
  return (
    <>
      <Filter
        label={t('span.label')}
        any={t('span.day')}
        value={span === 'day' ? undefined : span}
        choices={[{ value: 'month', label: t('span.month') }]}
        onChange={(next) => change({ span: next })}
      />
      <div className={styles.charts}>
        <Card title={t('charts.logins')}>
          {data &&
            chart([
              { name: t('charts.succeeded'), counts: sumOf(data, logins, ['succeeded']) },
              { name: t('charts.refused'), counts: sumOf(data, logins, refused) },
            ])}
        </Card>
        <Card title={t('charts.registrations')}>
          {data &&
            chart([
              {
                name: t('charts.registered'),
                counts: sumOf(data, ['registration'], ['registered', 'invited', 'created']),
              },
            ])}
        </Card>
      </div>
    </>
  );
}
