import { expect, it } from 'vitest';
import { containing, containsWords, requireSearchable } from './search.js';

function searched(search: string) {
  const values: string[] = [];
  const sql = containsWords('name', search, (value) => `$${values.push(value)}`);
  return { sql, values };
}

it('searches for wildcards as they are', () => {
  expect(containing('a_b%c\\')).toBe('%a\\_b\\%c\\\\%');
  expect(searched('a%').values).toEqual(['a\\%%', '% a\\%%']);
});

it('looks for every word, long ones anywhere and short ones at the beginning of a word', () => {
  expect(searched(' Петров  Ив ')).toEqual({
    sql: '(name ILIKE $1) AND (name ILIKE $2 OR name ILIKE $3)',
    values: ['%Петров%', 'Ив%', '% Ив%'],
  });
});

it('ignores words without a letter or digit, and words after the eighth', () => {
  expect(searched('% Ann & Co').values).toEqual(['%Ann%', 'Co%', '% Co%']);
  expect(searched('one two three four five six seven eight nine').values).not.toContain('%nine%');
  expect(searched(' - ').sql).toBe('FALSE');
});

it.each(['', '%-@ ', ' '])('refuses to search for %j', (search) => {
  expect(() => requireSearchable(search, 'query')).toThrow(
    expect.objectContaining({ code: 'request.invalid_fields', fields: { query: [expect.any(String)] } }),
  );
});

it.each([undefined, 'Я', '1', 'a.b'])('allows to search for %j', (search) => {
  expect(() => requireSearchable(search)).not.toThrow();
});
