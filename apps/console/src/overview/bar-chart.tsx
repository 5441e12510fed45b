/** Stacked bars over time with their sums; screen readers get the table behind them. */
import { useTranslation } from 'react-i18next';
import { Bars, type Series, totalsOf } from './bars.js';
import styles from './bar-chart.module.css';
import { SeriesTable } from './series-table.js';
import { useStepName } from './step-name.js';

interface BarChartProps {
  readonly title: string;
  /** Starts of the steps, ISO 8601. */
  readonly steps: readonly string[];
  readonly step: 'hour' | 'day';
  readonly timeZone: string;
  /** The first is at the bottom. */
  readonly series: readonly Series[];
}

export function BarChart({ title, steps, step, timeZone, series }: BarChartProps) {
  const { t, i18n } = useTranslation('overview');
  const name = useStepName(step, timeZone);
  const peak = Math.max(0, ...totalsOf(series));
  return (
    <figure>
      <figcaption className={styles.legend}>
        {series.map(({ name, counts }, index) => (
          <span key={name} data-shade={index}>
            {name}: {counts.reduce((sum, count) => sum + count, 0).toLocaleString(i18n.language)}
          </span>
        ))}
        <span className={styles.highest}>
          {peak === 0 ? t('charts.nothing') : t('charts.peak', { peak: peak.toLocaleString(i18n.language) })}
        </span>
      </figcaption>
      <Bars series={series} />
      <div className={styles.ends} aria-hidden="true">
        <span>{name(steps[0]!)}</span>
        <span>{name(steps.at(-1)!)}</span>
      </div>
      <SeriesTable title={title} steps={steps} step={step} timeZone={timeZone} series={series} />
    </figure>
  );
}
