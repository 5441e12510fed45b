/** Formats the report of an import: one line per kind of row, then one per skipped or changed row. */
import type { LegacyReport } from './legacy-report.js';
import { printable } from '../printable.js';

export async function countLines(report: LegacyReport): Promise<string[]> {
  const counts = [...(await report.counts())];
  return counts.map(([kind, { imported, skipped }]) => `${kind}: ${imported} imported, ${skipped} skipped`);
}

/** Lines with their line feeds, generated one by one, as there may be millions. */
export async function* remarkLines(report: LegacyReport): AsyncGenerator<string> {
  for await (const { kind, id, skipped, remark } of report.remarks()) {
    yield `${printable(`${kind} ${id}: ${skipped ? 'skipped, ' : ''}${remark}`)}\n`;
  }
}
