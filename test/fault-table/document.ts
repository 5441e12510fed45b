/** The table of the faults: a line each on the terminal, and the rows in docs/operations.md. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from '../support/test-run/folders.js';
import type { Recovery } from './recovery.js';
import type { Tally } from './traffic.js';

export interface Row {
  readonly name: string;
  /** Why this machine cannot cause the fault; the other fields are then missing. */
  readonly obstacle?: string;
  readonly recovery?: Recovery;
  readonly tally?: Tally;
  /** Mails that arrived twice. */
  readonly copies?: number;
  /** In words; empty: nothing. */
  readonly lost: readonly string[];
}

export function printRow({ name, obstacle, recovery, tally, copies, lost }: Row): void {
  if (obstacle !== undefined) return console.log(`${name}: not tried, ${obstacle}`);
  const { http, verification, mail, delivered } = recovery!;
  const { ok, refused, unanswered } = tally!;
  console.log(
    `${name}: ${ok} answered, ${refused} refused with 503, ${unanswered} without an answer; again after: ` +
      `HTTP ${seconds(http)}, Kafka ${seconds(verification)}, mail ${seconds(mail)}, all delivered ${seconds(delivered)}; ` +
      `${copies} mails twice; lost: ${lost.length === 0 ? 'nothing' : counted(lost).join(', ')}`,
  );
}

const start = '<!-- faults: written by npm run faults -- --table -->';
const end = '<!-- end of faults -->';

/** @throws Error if the document has no place for the table */
export async function writeTable(rows: readonly Row[]): Promise<void> {
  const file = join(root, 'docs', 'operations.md');
  const text = await readFile(file, 'utf8');
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} lacks the marks of the table of faults.`);
  const table = `${text.slice(0, from)}${start}\n\n${markdown(rows)}\n\n${text.slice(to)}`;
  await writeFile(file, await format(table, { ...(await resolveConfig(file)), parser: 'markdown' }));
}

function markdown(rows: readonly Row[]): string {
  const tried = rows.filter(({ obstacle }) => obstacle === undefined);
  const lines = tried.map(({ name, recovery, tally, copies, lost }) =>
    [
      name,
      `${tally!.ok} / ${tally!.refused} / ${tally!.unanswered}`,
      lost.length === 0 ? 'nothing' : counted(lost).join(', '),
      copies,
      seconds(recovery!.http),
      seconds(recovery!.verification),
      seconds(recovery!.mail),
      seconds(recovery!.delivered),
    ].join(' | '),
  );
  const notTried = rows.flatMap(({ name, obstacle }) =>
    obstacle === undefined ? [] : [`${name} (${obstacle})`],
  );
  return [
    '| fault | answered / 503 / unanswered | lost | mails twice | HTTP again after | Kafka | mail | all delivered |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...lines.map((line) => `| ${line} |`),
    ...(notTried.length > 0 ? ['', `Not tried on this machine: ${notTried.join('; ')}.`] : []),
  ].join('\n');
}

function seconds(value: number | undefined): string {
  return value === undefined ? 'never' : `${value.toFixed(1)} s`;
}

/** Equal losses once, with their number; ids and addresses left out. */
function counted(lost: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const loss of lost) {
    const kind = loss.replace(/ \S*(?:@\S+|[0-9a-f]{8}-\S+)$/, '');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => (count === 1 ? kind : `${kind} (${count} times)`));
}
