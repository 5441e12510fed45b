import { expect, it } from 'vitest';
import { haveWords } from './words.js';

it.each([
  [undefined, true],
  ['', true],
  ['session life', true],
  ['LIFE  SESSION ', true],
  ['session mail', false],
])('a search for "%s" in the name and description of a setting gives %s', (search, found) => {
  expect(haveWords(['SESSION_SECONDS', 'Absolute life of a session', null], search)).toBe(found);
});
