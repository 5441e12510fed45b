/** The charts of docs/performance. A chart without measured rows is left out. */
import type { Row } from '../row.js';
import { type Bar, barChart, type BarChart } from './bar-chart.js';

/** @returns SVG by file name */
export function chartsOf(rows: readonly Row[]): Record<string, string> {
  const charts = {
    'goals.svg': goals(rows),
    'revocation.svg': revocation(rows.filter(({ name }) => name.startsWith('logout to refusal'))),
    'growth.svg': growth(rows.filter(({ name }) => name.startsWith('growth'))),
    'memory.svg': memory(rows.filter(({ name }) => name.startsWith('memory'))),
  };
  const drawn = Object.entries(charts).filter(([, { bars }]) => bars.length > 0);
  return Object.fromEntries(drawn.map(([file, chart]) => [file, barChart(chart)]));
}

/** 1 means that the goal is just met, for minimums and maximums. */
function goals(rows: readonly Row[]): BarChart {
  const bars = rows.map(({ name, ratio, goal, met }): Bar => {
    const bound = Number(goal.slice(2));
    return {
      label: name,
      value: goal.startsWith('≥') ? ratio / bound : bound / ratio,
      text: `${ratio} (${goal})`,
      tone: met ? 'good' : 'bad',
    };
  });
  const mark = { at: 1, text: 'the goal' };
  return { title: 'Ratio to the limit of the same run, relative to the goal', bars, most: 3, mark };
}

function revocation(rows: readonly Row[]): BarChart {
  const bars = rows.flatMap(({ name, p50_ms, p99_ms }): Bar[] => {
    const entryPoint = name.slice(name.indexOf(',') + 2);
    return [
      { label: `${entryPoint}, median`, value: p50_ms ?? 0, text: `${p50_ms} ms`, tone: 'faint' },
      { label: '99th percentile', value: p99_ms ?? 0, text: `${p99_ms} ms`, tone: 'plain' },
    ];
  });
  const at = rows[0]?.limit ?? 1;
  return { title: 'From logout to the first refusal', bars, most: at * 1.1, mark: { at, text: `${at} ms` } };
}

function growth(rows: readonly Row[]): BarChart {
  const bars = rows.flatMap(({ name, value, limit, unit, against }): Bar[] => [
    {
      label: name.slice(name.indexOf(',') + 2),
      value: value / limit,
      text: shown(value, unit),
      tone: 'plain',
    },
    { label: against ?? '', value: 1, text: shown(limit, unit), tone: 'faint' },
  ]);
  return { title: 'Throughput as the database grows', bars, most: 1.1 };
}

function memory(rows: readonly Row[]): BarChart {
  const bars = rows.map(({ name, value, unit }): Bar => {
    const tone = name.includes('at rest') ? 'faint' : 'plain';
    return { label: name.replace('memory ', ''), value, text: shown(value, unit), tone };
  });
  return { title: 'Resident memory', bars, most: Math.max(1, ...bars.map(({ value }) => value)) };
}

export function shown(value: number, unit: string): string {
  const [measure = '', per] = unit.split('/');
  const number = value.toLocaleString('en');
  return per ? `${number}/${per}` : `${number} ${measure}`;
}
