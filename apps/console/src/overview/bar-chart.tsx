/** Stacked bars over time in shades of one hue; screen readers get the table behind them. */
import { useTranslation } from 'react-i18next';
import styles from './bar-chart.module.css';

export interface Bars {
  readonly name: string;
  /** One for each step. */
  readonly counts: readonly number[];
}

interface BarChartProps {
  /** Starts of the steps, ISO 8601. */
  readonly steps: readonly string[];
  readonly step: 'hour' | 'day';
  readonly timeZone: string;
  /** The first is at the bottom. */
  readonly bars: readonly Bars[];
}

/** Units of the drawing, which is scaled to the width of its card. */
const size = { width: 600, height: 160, gap: 2 };

export function BarChart({ steps, step, timeZone, bars }: BarChartProps) {
  const { t, i18n } = useTranslation('overview');
  const label = (start: string) =>
    new Intl.DateTimeFormat(i18n.language, {
      timeZone,
      ...(step === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' }),
    }).format(new Date(start));
  const totals = steps.map((_, index) => bars.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0));
  const highest = Math.max(1, ...totals);
  const width = size.width / steps.length;
  const scaled = (count: number) => (count / highest) * size.height;
  return (
    <figure>
      <figcaption className={styles.legend}>
        {bars.map(({ name, counts }, index) => (
          <span key={name} data-shade={index}>
            {name}: {counts.reduce((sum, count) => sum + count, 0).toLocaleString(i18n.language)}
          </span>
        ))}
        <span className={styles.highest}>
          {t('charts.peak', { peak: Math.max(0, ...totals).toLocaleString(i18n.language) })}
        </span>
      </figcaption>
      <svg
        className={styles.chart}
        viewBox={`0 0 ${size.width} ${size.height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {[0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            x1="0"
            x2={size.width}
            y1={size.height * (1 - part)}
            y2={size.height * (1 - part)}
          />
        ))}
        {steps.map((start, index) => {
          let below = 0;
          return bars.map(({ name, counts }, shade) => {
            const height = scaled(counts[index] ?? 0);
            below += height;
            return (
              <rect
                key={start + name}
                data-shade={shade}
                x={index * width + size.gap / 2}
                y={size.height - below}
                width={width - size.gap}
                height={height}
              />
            );
          });
        })}
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{label(steps[0]!)}</span>
        <span>{label(steps.at(-1)!)}</span>
      </div>
      <table className="visually-hidden">
        <thead>
          <tr>
            <th>{t('charts.from')}</th>
            {bars.map(({ name }) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((start, index) => (
            <tr key={start}>
              <th scope="row">{label(start)}</th>
              {bars.map(({ name, counts }) => (
                <td key={name}>{counts[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
