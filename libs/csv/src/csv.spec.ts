import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { csvLimits, csvLines, csvMark, type CsvRow, readCsv } from './index.js';

const columns = {
  email: ['Почта'],
  type: ['Тип'],
  first_name: ['Имя'],
  last_name: ['Фамилия', 'Нынешняя фамилия'],
  birth_date: ['Дата рождения'],
  sex: ['Пол'],
  position: ['Приём'],
};

async function read(content: Buffer | string, encoding?: 'utf-8' | 'windows-1251') {
  const file = await readCsv(Buffer.from(content), columns, encoding);
  const rows: CsvRow[] = [];
  for await (const row of file.rows) rows.push(row);
  return { ...file, rows };
}

const fixture = (name: string) => readFileSync(`test/fixtures/csv/${name}`);

describe('reading CSV', () => {
  it('detects windows-1251 and semicolons, and maps Russian column names', async () => {
    const { rows, ...file } = await read(fixture('people-1251.csv'));
    expect(file).toEqual({
      encoding: 'windows-1251',
      delimiter: ';',
      columns: ['email', 'type', 'first_name', 'last_name', 'birth_date', 'sex'],
    });
    expect(rows[0]).toMatchObject({ line: 2, values: { first_name: 'Анна', last_name: 'Ёлкина', sex: 'ж' } });
  });

  it('skips the columns that results add, wherever they are', async () => {
    const { columns: found, rows } = await read(
      'Результат;Почта;Причина\nошибка;anna@example.org;Пол: …;\nошибка;a@example.org;;more\n',
    );
    expect(found).toEqual(['email']);
    expect(rows.map(({ values, isTooLong }) => [values, isTooLong])).toEqual([
      [{ email: 'anna@example.org' }, false],
      [{ email: 'a@example.org' }, true],
    ]);
  });

  it('reads UTF-8 with a byte order mark, commas and English column names in any case', async () => {
    const { rows, encoding, delimiter } = await read(fixture('people-bom.csv'));
    expect({ encoding, delimiter }).toEqual({ encoding: 'utf-8', delimiter: ',' });
    expect(rows[0]!.values).toEqual({ email: 'anna@example.org', first_name: 'Анна', last_name: 'Ли' });
  });

  it('reads quoted values over lines, and skips rows without values', async () => {
    const { rows } = await read(fixture('quotes.csv'));
    expect(rows.map(({ values }) => values)).toEqual([
      { email: 'anna@example.org', first_name: 'Анна;\nМария', position: 'the "first"' },
      { email: 'boris@example.org', first_name: 'Борис' },
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3, 5]);
  });

  it('detects tabs, treats ё as е, and ignores empty columns at the end', async () => {
    const { rows, delimiter } = await read('Почта\tПрием\t\t\na@example.org\tвахтёр\t\t\n');
    expect({ delimiter, values: rows[0]!.values }).toEqual({
      delimiter: '\t',
      values: { email: 'a@example.org', position: 'вахтёр' },
    });
  });

  it('marks a row with more values than columns', async () => {
    const { rows } = await read('email,имя\na@example.org,Анна,Ли\n');
    expect(rows[0]!.isTooLong).toBe(true);
  });

  it.each([
    ['the binary file of a spreadsheet', fixture('spreadsheet.xlsx')],
    ['an old spreadsheet', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['UTF-16', Buffer.from('email\n', 'utf16le')],
  ])('refuses %s', async (_, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'import.not_csv' });
  });

  it('names unknown and repeated columns', async () => {
    await expect(read('email,Имя,name,имя,shoe\n')).rejects.toMatchObject({
      code: 'import.columns',
      names: { unknown: ['name', 'shoe'], repeated: ['имя'] },
    });
  });

  it('refuses an empty file, open quotes and a row that is too long', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'import.empty' });
    await expect(read('email\n"a@example.org\n')).rejects.toMatchObject({ code: 'import.malformed' });
    const long = 'x'.repeat(csvLimits.row + 2);
    await expect(read(`email\n${long}\n`)).rejects.toMatchObject({ code: 'import.malformed' });
  });

  it('refuses bytes that are not in the given encoding', async () => {
    await expect(read(fixture('people-1251.csv'), 'utf-8')).rejects.toMatchObject({
      code: 'import.wrong_encoding',
    });
  });

  it('reads 100,000 rows and refuses the next', async () => {
    const full = `email\n${'a@example.org\n'.repeat(csvLimits.rows)}`;
    expect((await read(full)).rows).toHaveLength(csvLimits.rows);
    await expect(read(`${full}a@example.org\n`)).rejects.toMatchObject({ code: 'import.too_many_rows' });
  });
});

describe('writing CSV', () => {
  it.each(['=1+1', '+7 921', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps %j text', (value) => {
    expect(csvLines([[value]]).replace(/^"/, '')).toMatch(/^'/);
  });

  it('quotes delimiters, quotes and line breaks, and is read back as it was', async () => {
    const values = ['+7 921 123', 'a,"b"\nc', '=x'];
    const text = `${csvMark}${csvLines([['email', 'имя', 'фамилия'], values])}`;
    const { rows } = await read(text);
    expect(Object.values(rows[0]!.values)).toEqual(values);
  });
});
