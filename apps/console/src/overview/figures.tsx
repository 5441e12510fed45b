/** Five figures: the sessions of now, and what happened in the period, compared with the period before. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Bars } from './bars.js';
import { changeOf } from './change.js';
import styles from './figures.module.css';
import { SeriesTable } from './series-table.js';
import { type Activity, type ActivityName, total } from './statistics.js';

interface FiguresProps {
  readonly sessions: Schemas['LiveSessionsDto'];
  readonly activity: Activity;
}

const names: readonly ActivityName[] = ['logins', 'refused', 'registrations', 'refreshes'];

export function Figures({ sessions, activity }: FiguresProps) {
  const { t, i18n } = useTranslation(['overview', 'shell']);
  const count = sessions.count.toLocaleString(i18n.language);
  const series = names.map((name) => ({ name: t(`figures.${name}`), counts: activity.counts[name] }));
  return (
    <>
      <dl className={styles.figures}>
        <div>
          <dt>{t('figures.sessions')}</dt>
          <dd className={styles.value}>
            {sessions.exact ? count : t('shell:about', { count: count as never })}
          </dd>
          <dd className={styles.change}>{t('figures.now')}</dd>
        </div>
        {names.map((name) => (
          <Figure key={name} name={name} activity={activity} />
        ))}
      </dl>
      <SeriesTable {...activity} title={t('figures.title')} series={series} />
    </>
  );
}

function Figure({ name, activity }: { readonly name: ActivityName; readonly activity: Activity }) {
  const { t, i18n } = useTranslation('overview');
  const counts = activity.counts[name];
  const [now, before] = [total(counts), activity.before[name]];
  const change = changeOf(now, before, i18n.language);
  const period = activity.step === 'hour' ? 'day' : 'month';
  return (
    <div>
      <dt>{t(`figures.${name}`)}</dt>
      <dd className={styles.value}>{now.toLocaleString(i18n.language)}</dd>
      <dd className={styles.change}>
        {change !== undefined
          ? t(`figures.change.${period}`, { change })
          : now === 0
            ? t(`figures.nothing.${period}`)
            : t(`figures.same.${period}`)}
      </dd>
      <dd className={styles.spark}>
        <Bars series={[{ name, counts }]} isSmall />
      </dd>
    </div>
  );
}
