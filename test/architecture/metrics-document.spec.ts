/** `docs/reference/metrics.md`, the catalogue of metrics and the code that measures agree. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { metricCatalogue } from '#metrics';
import { expect, it } from 'vitest';
import { root } from '../support/test-run/folders.js';
import { isSpec, sourceFiles } from './source-files.js';
import { metricsDocument, metricsDocumentPath } from './metrics-document.js';

it('docs/reference/metrics.md is what `npm run docs:metrics` writes', async () => {
  expect(readFileSync(join(root, metricsDocumentPath), 'utf8')).toBe(await metricsDocument());
});

it('every metric of the catalogue is measured somewhere in the code', () => {
  const code = sourceFiles('apps', 'libs')
    .filter(({ path }) => !isSpec(path) && path !== 'libs/metrics/src/catalogue.ts')
    .map(({ text }) => text)
    .join('\n');
  const unmeasured = Object.keys(metricCatalogue).filter((name) => !code.includes(`'${name}'`));
  expect(unmeasured).toEqual([]);
});
