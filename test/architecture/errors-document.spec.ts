/** `docs/reference/errors.md` and the codes of `@gatehouse/browser` say the same as the tables of errors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { browserErrorCodes, browserErrorCodesPath } from './browser-error-codes.js';
import { errorsDocument, errorsDocumentPath } from './errors-document.js';

it('docs/reference/errors.md is what `npm run docs:errors` writes', async () => {
  expect(readFileSync(join(root, errorsDocumentPath), 'utf8')).toBe(await errorsDocument());
});

it('the error codes of @gatehouse/browser are what `npm run docs:errors` writes', async () => {
  expect(readFileSync(join(root, browserErrorCodesPath), 'utf8')).toBe(await browserErrorCodes());
});
