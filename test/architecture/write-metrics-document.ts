/** `npm run docs:metrics`: writes the page that lists the metrics. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/test-run/folders.js';
import { metricsDocument, metricsDocumentPath } from './metrics-document.js';

writeFileSync(join(root, metricsDocumentPath), await metricsDocument());
