/** `npm run docs:personal-data`: writes the page that lists what is kept about users. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/test-run/folders.js';
import { personalDataDocument, personalDataDocumentPath } from './personal-data-document.js';

writeFileSync(join(root, personalDataDocumentPath), await personalDataDocument());
