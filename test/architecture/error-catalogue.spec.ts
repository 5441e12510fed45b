/** The table of errors holds what is thrown and nothing more, and each error says something to its reader. */
import { errorTable } from '#errors';
import { describe, expect, it } from 'vitest';
import { isSpec, sourceFiles } from './source-files.js';

const product = sourceFiles('apps', 'libs').filter(
  ({ path }) => !isSpec(path) && path !== 'libs/errors/src/error-table.ts',
);
const codes = Object.keys(errorTable);

describe('the table of errors', () => {
  it('holds no code that nothing throws', () => {
    const used = new Set(
      product.flatMap(({ text }) => [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, code]) => code!)),
    );
    expect(codes.filter((code) => !used.has(code))).toEqual([]);
  });

  it('holds every code that is thrown', () => {
    const thrown = product.flatMap(({ text }) =>
      [...text.matchAll(/new CodedError\(\s*'([^']+)'/g)].map(([, code]) => code!),
    );
    expect(thrown.filter((code) => !codes.includes(code))).toEqual([]);
    expect(thrown).not.toEqual([]);
  });

  it.each(Object.entries(errorTable))(
    'answers %s with a status of failure and words',
    (code, { httpStatus, body }) => {
      expect(httpStatus).toBeGreaterThanOrEqual(400);
      expect(httpStatus).toBeLessThan(600);
      const rendersFields = code === 'request.invalid_fields';
      expect(Object.keys(body).length > 0).toBe(!rendersFields);
    },
  );
});
