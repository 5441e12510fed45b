export { csvOfPages, type CsvTable } from './csv-pages.js';
export {
  type ColumnNames,
  type CsvFile,
  type CsvRow,
  csvLimits,
  readCsv,
  resultColumns,
} from './read-csv.js';
export { type CsvEncoding, csvEncodings, decoded, detectEncoding } from './encoding.js';
export { csvLines, csvMark } from './write-csv.js';
