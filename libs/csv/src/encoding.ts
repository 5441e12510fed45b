/** Detects and decodes the encoding of a CSV file: UTF-8, or windows-1251, which Russian spreadsheets write. */
import { isUtf8 } from 'node:buffer';
import { CodedError } from '#errors';

export const csvEncodings = ['utf-8', 'windows-1251'] as const;

export type CsvEncoding = (typeof csvEncodings)[number];

/** The first bytes of a ZIP archive (XLSX, ODS) and of a compound file (XLS). */
const spreadsheets = [Buffer.from('PK\u0003\u0004'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0])];

/** Bytes decoded at a time. */
const pieceSize = 64 * 1024;

/**
 * Every text that is valid UTF-8 counts as UTF-8: Russian text in windows-1251 practically never is.
 * @throws CodedError `import.not_csv` for the binary file of a spreadsheet, and for NUL bytes, which UTF-16 has too
 */
export function detectEncoding(content: Buffer): CsvEncoding {
  const isSpreadsheet = spreadsheets.some((start) => content.subarray(0, start.length).equals(start));
  if (isSpreadsheet || content.includes(0)) throw new CodedError('import.not_csv');
  return isUtf8(content) ? 'utf-8' : 'windows-1251';
}

/**
 * Decodes piece by piece, so that the text is never in memory as a whole.
 * @throws CodedError `import.wrong_encoding` for bytes that are not UTF-8
 */
export function* decoded(content: Buffer, encoding: CsvEncoding): Generator<string> {
  if (encoding === 'utf-8' && !isUtf8(content)) throw new CodedError('import.wrong_encoding');
  const decoder = new TextDecoder(encoding);
  for (let start = 0; start < content.length; start += pieceSize) {
    yield decoder.decode(content.subarray(start, start + pieceSize), { stream: true });
  }
  yield decoder.decode();
}
