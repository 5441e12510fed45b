/** The drawing of stacked bars in shades of one hue, scaled to the width of its frame. */
import styles from './bars.module.css';

export interface Series {
  readonly name: string;
  /** One for each step. */
  readonly counts: readonly number[];
}

interface BarsProps {
  /** The first is at the bottom. */
  readonly series: readonly Series[];
  /** A line in a text instead of a chart: low, and without a grid. */
  readonly isSmall?: boolean;
}

/** Units of the drawing. */
const size = { width: 600, height: 160 };

/** @returns the sum of all series in each step */
export function totalsOf(series: readonly Series[]): number[] {
  const steps = series[0]?.counts ?? [];
  return steps.map((_, step) => series.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0));
}

/** Screen readers need the numbers beside it. */
export function Bars({ series, isSmall = false }: BarsProps) {
  const totals = totalsOf(series);
  const highest = Math.max(1, ...totals);
  const width = size.width / totals.length;
  const gap = isSmall ? width / 4 : 2;
  return (
    <svg
      className={isSmall ? styles.small : styles.chart}
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {!isSmall &&
        [0.25, 0.5, 0.75, 1].map((part) => (
          <line
            key={part}
            x1="0"
            x2={size.width}
            y1={size.height * (1 - part)}
            y2={size.height * (1 - part)}
          />
        ))}
      {totals.map((_, step) => {
        let below = 0;
        return series.map(({ name, counts }, shade) => {
          const height = ((counts[step] ?? 0) / highest) * size.height;
          below += height;
          return (
            <rect
              key={`${step} ${name}`}
              data-shade={shade}
              x={step * width + gap / 2}
              y={size.height - below}
              width={width - gap}
              height={height}
            />
          );
        });
      })}
    </svg>
  );
}
