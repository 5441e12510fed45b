/** The report of an import as text: a line for each kind, then one for each row there is something to say about. */
import type { LegacyReport } from './legacy-report.js';
import { printable } from '../printable.js';

export async function countLines(report: LegacyReport): Promise<string[]> {
  const counts = [...(await report.counts())];
  return counts.map(([kind, { imported, skipped }]) => `${kind}: ${imported} imported, ${skipped} skipped`);
}

/** Line by line, ends included: there may be millions. */
export async function* remarkLines(report: LegacyReport): AsyncGenerator<string> {
  for await (const { kind, id, skipped, remark } of report.remarks()) {
    yield `${printable(`${kind} ${id}: ${skipped ? 'skipped, ' : ''}${remark}`)}\n`;
  }
}
