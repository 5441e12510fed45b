/** The table of errors holds exactly the codes that are thrown, each with a sentence. */
import { type ErrorCode, errorTable, fieldFaults } from '#errors';
import { describe, expect, it } from 'vitest';
import { isSpec, sourceFiles } from './source-files.js';

const product = sourceFiles('apps', 'libs').filter(
  ({ path }) => !isSpec(path) && !/^libs\/errors\/src\/[\w-]+-(errors|table|faults)\.ts$/.test(path),
);
const codes = Object.keys(errorTable);

/** The literals in the first argument of `new CodedError(…)`, also in conditional and `??` expressions. */
function literalCodes(text: string): string[] {
  return text
    .split('new CodedError(')
    .slice(1)
    .flatMap((call) => {
      const argument = /^(?:'[^']*'|\[[^\]]*\]|\([^()]*\)|[^,()'[\]])*/.exec(call)![0];
      return [...argument.matchAll(/'([^']*\.[^']*)'/g)].map(([, code]) => code!);
    });
}

describe('the table of errors', () => {
  it('holds no code that nothing throws', () => {
    const used = new Set(
      product.flatMap(({ text }) => [...text.matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, code]) => code!)),
    );
    expect(codes.filter((code) => !used.has(code))).toEqual([]);
  });

  it('holds every code that is thrown', () => {
    const thrown = product.flatMap(({ text }) => literalCodes(text));
    expect(thrown.filter((code) => !codes.includes(code))).toEqual([]);
    expect(thrown).not.toEqual([]);
  });

  it('is enforced by the compiler for codes in variables, which no cast evades', () => {
    // @ts-expect-error A code that is not in the table does not compile.
    const unknown: ErrorCode = 'session.no_such_code';
    expect(codes).not.toContain(unknown);
    const evasion =
      /\bas (?:unknown as )?ErrorCode\b|(?<!\w)<ErrorCode>|new CodedError\([^;]*?\bas (?:any|never)\b|@ts-(?:ignore|expect-error|nocheck)/;
    expect(product.filter(({ text }) => evasion.test(text)).map(({ path }) => path)).toEqual([]);
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

describe('the catalogue of field faults', () => {
  it('holds no code that nothing throws, and every code that is thrown', () => {
    const used = product.flatMap(({ text }) =>
      [...text.matchAll(/\bfault\('(\w+)'/g)].map(([, code]) => code!),
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(fieldFaults).toSorted());
  });

  it('is passed over only at the shell, which speaks English alone', () => {
    const places = product.filter(({ text }) => text.includes('invalidOptions(')).map(({ path }) => path);
    const atTheShell = /^(apps\/cli\/|libs\/auth\/src\/(throttle\/ban\/|permission\/import-)|libs\/errors\/)/;
    expect(places.filter((path) => !atTheShell.test(path))).toEqual([]);
  });

  it('is where the messages of class-validator decorators come from', () => {
    const withDecorators = product.filter(
      ({ path, text }) => path.startsWith('apps/gateway/') && /from 'class-validator'/.test(text),
    );
    const literal = /\bmessage: *(?:\([^)]*\) *=> *)?['"`]/;
    expect(withDecorators.filter(({ text }) => literal.test(text)).map(({ path }) => path)).toEqual([]);
    expect(withDecorators).not.toEqual([]);
  });
});
