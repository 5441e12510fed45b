/** Writes CSV for spreadsheets. A value that a spreadsheet would run as a formula stays text (OWASP, CSV injection). */
import { stringify } from 'csv-stringify/sync';

/** The byte order mark before the first line, without which spreadsheets read Cyrillic in another encoding. */
export const csvMark = '\ufeff';

/** Values that begin with `=`, `+`, `-`, `@`, a tab or a carriage return get an apostrophe in front. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.slice()),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}
