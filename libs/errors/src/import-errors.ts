/** Errors of imports from CSV files. */
import { detail, type ErrorDefinition } from './error-definition.js';

export const importErrors = {
  'import.not_csv': detail(
    400,
    'This is not a CSV file. Open it in the spreadsheet program and save it as CSV.',
    'Это не файл CSV. Откройте его в программе для таблиц и сохраните в формате CSV.',
  ),
  'import.wrong_encoding': detail(
    400,
    'The file is not in this encoding. Save it as CSV in UTF-8, or name another encoding.',
    'Файл сохранён в другой кодировке. Сохраните его как CSV в UTF-8 или укажите другую кодировку.',
  ),
  'import.empty': detail(
    400,
    'The file has no rows below the line with the column names.',
    'В файле нет строк под строкой с названиями столбцов.',
  ),
  /** Names the `line`. */
  'import.malformed': detail(
    400,
    'The file cannot be read from this line on. Check the quotes, and that no row is longer than 20,000 characters.',
    'С этой строки файл не читается. Проверьте кавычки и то, что в строке не больше 20 000 символов.',
  ),
  /** Names the `unknown`, `repeated` and `missing` columns. */
  'import.columns': detail(
    400,
    'The columns of the file are not as expected. Rename or remove unknown and repeated columns, and add missing ones.',
    'Столбцы файла не подходят. Переименуйте или удалите неизвестные и повторяющиеся столбцы, добавьте недостающие.',
  ),
  'import.too_many_rows': detail(
    400,
    'The file has more than 100,000 rows. Divide it.',
    'В файле больше 100 000 строк. Разделите его.',
  ),
  /** The reason of a row, never an answer. */
  'import.row_failed': detail(
    500,
    'This row failed on our side. The log of the worker says why.',
    'Эта строка не прошла из-за ошибки на нашей стороне. Причина записана в журнале сервера.',
  ),
  'import.wrong_state': detail(
    409,
    'The import is not in a state that allows this. Read it again.',
    'Сейчас это с импортом сделать нельзя. Загрузите его состояние заново.',
  ),
  'import.encoding_unconfirmed': detail(
    409,
    'The file has another encoding. Look at the rows, and confirm the encoding that the import states.',
    'Файл в другой кодировке. Посмотрите на строки и подтвердите кодировку, указанную в импорте.',
  ),
} as const satisfies Record<string, ErrorDefinition>;
