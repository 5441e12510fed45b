/** The numbers of charts, for screen readers. */
import { useTranslation } from 'react-i18next';
import type { Series } from './bars.js';
import { useStepName } from './step-name.js';

interface SeriesTableProps {
  readonly title: string;
  /** Starts of the steps, ISO 8601. */
  readonly steps: readonly string[];
  readonly step: 'hour' | 'day';
  readonly timeZone: string;
  readonly series: readonly Series[];
}

export function SeriesTable({ title, steps, step, timeZone, series }: SeriesTableProps) {
  const { t } = useTranslation('overview');
  const name = useStepName(step, timeZone);
  return (
    // A table alone would stay as wide as its words.
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th>{t('charts.from')}</th>
            {series.map(({ name }) => (
              <th key={name}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map((start, index) => (
            <tr key={start}>
              <th scope="row">{name(start)}</th>
              {series.map(({ name, counts }) => (
                <td key={name}>{counts[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
