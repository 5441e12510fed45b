/** `docs/reference/metrics.md` says the same as the catalogue of metrics. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { metricsDocument, metricsDocumentPath } from './metrics-document.js';

it('docs/reference/metrics.md is what `npm run docs:metrics` writes', async () => {
  expect(readFileSync(join(root, metricsDocumentPath), 'utf8')).toBe(await metricsDocument());
});
