/** `docs/reference/personal-data.md` matches the declarations of the nouns. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { personalDataDocument, personalDataDocumentPath } from './personal-data-document.js';

it('docs/reference/personal-data.md is what `npm run docs:personal-data` writes', async () => {
  expect(readFileSync(join(root, personalDataDocumentPath), 'utf8')).toBe(await personalDataDocument());
});
