/** Updates docs/performance.md: the table between two markers, and the charts. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../../support/test-run/folders.js';
import type { Row } from '../row.js';
import { chartsOf, shown } from './charts.js';

const page = join(root, 'docs', 'performance.md');
const folder = join(root, 'docs', 'performance');
const markers = [
  '<!-- figures: written by npm run bench -- --write-docs -->',
  '<!-- end of figures -->',
] as const;

/** @throws Error if the markers are missing */
export async function writeDocuments(rows: readonly Row[]): Promise<void> {
  const charts = chartsOf(rows);
  await mkdir(folder, { recursive: true });
  for (const [file, svg] of Object.entries(charts)) await writeFile(join(folder, file), svg);
  const [before, rest] = split(await readFile(page, 'utf8'), markers[0]);
  const [, after] = split(rest, markers[1]);
  const images = Object.keys(charts).map((file) => `![${file.replace('.svg', '')}](performance/${file})`);
  const figures = [markers[0], tableOf(rows), ...images, markers[1]].join('\n\n');
  const options = { ...(await resolveConfig(page)), filepath: page };
  await writeFile(page, await format(before + figures + after, options));
}

function split(text: string, marker: string): [string, string] {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`${page} has no "${marker}"`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}

function tableOf(rows: readonly Row[]): string {
  const head = [
    'work',
    'value',
    'limit in the same run',
    'ratio',
    'goal',
    'p50',
    'p99',
    'CPU each',
    'memory',
  ];
  const or = (value: number | null | undefined, unit: string) => (value == null ? '' : shown(value, unit));
  const lines = rows.map((row) => [
    row.name,
    shown(row.value, row.unit),
    `${shown(row.limit, row.unit)}${row.against ? `: ${row.against}` : ''}`,
    row.met ? String(row.ratio) : `**${row.ratio}**`,
    row.goal,
    or(row.p50_ms, 'ms'),
    or(row.p99_ms, 'ms'),
    or(row.cpu_us, 'µs'),
    or(row.memory_mb, 'MB'),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
