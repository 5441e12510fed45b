import { describe, expect, it } from 'vitest';
import { testNames } from './test-names.js';

describe('testNames', () => {
  it('returns the names of groups, tests and rows of tables', () => {
    const source = `
      describe.each(states)('group of %s', () => {
        it('is\\'t', () => {});
        test.concurrent(\`takes \${limit} rows\`, () => {});
        it.each([['first row', 1], ['second row', 2]])('%s passes', () => {});
        it.each<[string, number]>([['typed row', 1]])('%s is typed', () => {});
      });`;
    expect([...testNames(source)]).toEqual([
      'group of %s',
      "is't",
      'takes ${limit} rows',
      '%s passes',
      'first row',
      'second row',
      '%s is typed',
      'typed row',
    ]);
  });

  it('ignores other strings, and parts of names', () => {
    const names = testNames(`it('rejects expired tokens', () => { sql('SELECT 1', [['a row', 2]]); });`);
    expect([...names]).toEqual(['rejects expired tokens']);
  });
});
