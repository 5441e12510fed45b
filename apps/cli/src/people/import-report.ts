/** What the commands of imports print. */
import { type CsvTable, resultColumns } from '#csv';
import { errorTable } from '#errors';
import { type CountedImport, type RowOutcome, rowOutcomes, type SeenRow } from '#organisation';
import { printLine } from '../print.js';

const readable = (count: number) => count.toLocaleString('en');
const rows = (count: number) => (count === 1 ? '1 row' : `${readable(count)} rows`);

type Counts = CountedImport['counts']['done'];

const words: Readonly<Record<RowOutcome, string>> = {
  invited: 'invited',
  already_invited: 'invited before',
  already_member: 'accepted before',
  created: 'created',
  already_exists: 'existed before',
  repeated: 'repeated',
  wrong: 'wrong',
};

const plannedWords: typeof words = { ...words, invited: 'to be invited', created: 'to be created' };

const sumOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Rows that are imported, or found wrong. */
export const doneOf = ({ counts }: CountedImport): number => sumOf(counts.done);

/** Rows that the current phase, or the last one, has passed. */
export const progressOf = ({ state, counts }: CountedImport): number =>
  state === 'checking' || state === 'checked' ? sumOf(counts.planned) : sumOf(counts.done);

export const commandFor = (name: string, { id }: Pick<CountedImport, 'id'>, options = '') =>
  ['npm run cli -- people', name, id, options].join(' ').trimEnd();

export function printHeading({ id, kind, encoding, counts }: CountedImport): void {
  printLine(`Import ${id}: ${rows(counts.total)} of ${kind} in ${encoding}.`);
}

export function printCheck(found: CountedImport, wrong: readonly SeenRow[]): void {
  const { counts } = found;
  printLine(`Check: ${summaryOf(counts.planned, plannedWords)}.`);
  printRows(wrong);
  const more = (counts.planned.wrong ?? 0) - wrong.length;
  if (more > 0) printLine(`And ${rows(more)} more: ${commandFor('import-results', found)}`);
}

/** Rows that the check has found wrong are not repeated. */
export function printResult({ counts }: CountedImport, wrong: readonly SeenRow[]): void {
  printLine(`Result: ${summaryOf(counts.done, words)}.`);
  printRows(wrong.filter(({ plan }) => plan !== 'wrong'));
}

export function resultsTable({ columns }: CountedImport): CsvTable<SeenRow> {
  return {
    header: ['line', ...columns, ...resultColumns.en],
    cellsOf: ({ line, fields, plan, outcome, reason }) => [
      String(line),
      ...columns.map((column) => fields[column] ?? ''),
      outcome === null ? (plan === null ? '' : plannedWords[plan]) : words[outcome],
      reason?.en ?? '',
    ],
  };
}

export function printSample({ encoding, columns }: CountedImport, sample: readonly SeenRow[]): void {
  printLine(`The file is not UTF-8. Its first rows, read as ${encoding}:`);
  for (const { fields } of sample) printLine(columns.map((column) => fields[column] ?? '').join('; '));
}

function summaryOf(counts: Counts, named: Readonly<Record<RowOutcome, string>>): string {
  const parts = rowOutcomes
    .filter((outcome) => counts[outcome] !== undefined)
    .map((outcome) => `${readable(counts[outcome]!)} ${named[outcome]}`);
  return parts.join(', ');
}

/** The reason begins with the column. */
function printRows(shown: readonly SeenRow[]): void {
  for (const { line, reason } of shown) printLine(`Line ${line}: ${reason?.en ?? ''}`);
}

/** @returns why the command fails, and what to do; undefined if every row is as it should be */
export function failureOf(found: CountedImport, isDryRun = false): string | undefined {
  const { state, counts } = found;
  const again = commandFor('continue-import', found);
  const wrong = (isDryRun ? counts.planned : counts.done).wrong ?? 0;
  switch (state) {
    case 'checking':
    case 'running':
      return `Interrupted at ${readable(progressOf(found))} of ${rows(counts.total)}. A running worker goes on with the import. Go on here with: ${again}. Or end it with: ${commandFor('cancel-import', found)}`;
    case 'checked':
      if (!isDryRun) return `Interrupted before anything was imported. Go on with: ${again}`;
      return wrong === 0 ? undefined : `${rows(wrong)} would be left out. Nothing is imported.`;
    case 'stopped':
      return `The import stopped at ${readable(progressOf(found))} of ${rows(counts.total)}: ${errorTable[found.reason!].sentence.en} Go on with: ${again}`;
    case 'cancelled':
      return `The import was cancelled at ${readable(progressOf(found))} of ${rows(counts.total)}.`;
    case 'finished':
      return wrong === 0 ? undefined : `${rows(wrong)} left out. Correct the file and import it again.`;
  }
}
