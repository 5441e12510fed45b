/** Reads a CSV file with a header line, row by row. Column names are matched in any of their languages. */
import { Readable } from 'node:stream';
import { CodedError } from '#errors';
import { CsvError, parse } from 'csv-parse';
import { type CsvEncoding, decoded, detectEncoding } from './encoding.js';

/** Bytes of a file, rows, and characters of a row. */
export const csvLimits = { bytes: 16 * 1024 * 1024, rows: 100_000, row: 20_000 } as const;

/** Field → the column names that mean it. The name of the field is one of them. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

/** Titles of the columns that the results of an import add. Reading skips them, so that corrected results are a file again. */
export const resultColumns = { en: ['result', 'reason'], ru: ['результат', 'причина'] } as const;

export interface CsvRow {
  /** Of the row's last line in the file, from 1. */
  readonly line: number;
  /** Field → text, without empty ones. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether the row has values beyond the columns of the header. */
  readonly isTooLong: boolean;
}

export interface CsvFile {
  readonly encoding: CsvEncoding;
  readonly delimiter: string;
  /** The fields of the header, in its order. */
  readonly columns: readonly string[];
  /** @throws CodedError `import.malformed` or `import.too_many_rows` while it is read */
  readonly rows: AsyncIterable<CsvRow>;
}

const delimiters = [',', ';', '\t'];

/**
 * @param encoding instead of the detected one
 * @throws CodedError `import.not_csv`, `import.wrong_encoding`, `import.malformed`, `import.empty` or `import.columns`
 */
export async function readCsv(
  content: Buffer,
  names: ColumnNames,
  encoding: CsvEncoding = detectEncoding(content),
): Promise<CsvFile> {
  detectEncoding(content);
  const delimiter = delimiterOf(content, encoding);
  const records = recordsOf(content, encoding, delimiter);
  const header = await records.next();
  if (header.done) throw new CodedError('import.empty');
  const fields = fieldsOf(header.value.record, names);
  const columns = fields.filter((field) => field !== ignored);
  return { encoding, delimiter, columns, rows: rowsOf(records, fields) };
}

/** The delimiter that is most frequent in the header, outside quotes. */
function delimiterOf(content: Buffer, encoding: CsvEncoding): string {
  const [start = ''] = decoded(content, encoding);
  const [line = ''] = start.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/);
  const counts = delimiters.map((each) => line.split(each).length);
  return delimiters[counts.indexOf(Math.max(...counts))]!;
}

interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

async function* recordsOf(
  content: Buffer,
  encoding: CsvEncoding,
  delimiter: string,
): AsyncGenerator<CsvRecord, undefined> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: csvLimits.row,
  });
  try {
    for await (const record of Readable.from(decoded(content, encoding)).pipe(parser))
      yield record as CsvRecord;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = String((error as CsvError & { lines?: number }).lines ?? '');
    throw new CodedError('import.malformed', { cause: error, names: { line: [line] } });
  }
}

async function* rowsOf(records: AsyncIterable<CsvRecord>, fields: readonly string[]): AsyncGenerator<CsvRow> {
  let count = 0;
  for await (const { record, info } of records) {
    if (++count > csvLimits.rows) throw new CodedError('import.too_many_rows');
    const cells = fields.map((field, index) => [field, unescaped(record[index] ?? '')] as const);
    const isTooLong = record.slice(fields.length).some((cell) => cell !== '');
    const values = Object.fromEntries(cells.filter(([field, text]) => field !== ignored && text !== ''));
    yield { line: info.lines, values, isTooLong };
  }
}

/** Removes the apostrophe with which `csvLines` keeps a value text. */
function unescaped(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

/** In the place of a field. No column means it. */
const ignored = '';

/** @throws CodedError `import.columns`, which names the unknown and the repeated columns */
function fieldsOf(header: readonly string[], names: ColumnNames): string[] {
  const results = new Set(Object.values(resultColumns).flat().map(keyOf));
  const meanings = new Map(
    Object.entries(names).flatMap(([field, also]) => [field, ...also].map((name) => [keyOf(name), field])),
  );
  // Spreadsheets write delimiters after the last column.
  const cells = header.slice(0, header.findLastIndex((cell) => cell !== '') + 1);
  const fields = cells.map((cell) => {
    const key = keyOf(cell);
    return meanings.get(key) ?? (results.has(key) ? ignored : undefined);
  });
  const unknown = cells.filter((_, index) => fields[index] === undefined);
  const repeated = cells.filter((_, index) => fields[index] && fields.indexOf(fields[index]) !== index);
  if (unknown.length + repeated.length > 0) {
    const shown = (cells: readonly string[]) => cells.slice(0, 20).map((cell) => cell.slice(0, 100));
    throw new CodedError('import.columns', {
      names: {
        ...(unknown.length > 0 && { unknown: shown(unknown) }),
        ...(repeated.length > 0 && { repeated: shown(repeated) }),
      },
    });
  }
  return fields as string[];
}

/** Ignores case, spaces and punctuation, and the difference between ё and е. */
function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
