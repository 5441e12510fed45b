/** `npm run docs:errors`: writes the page that lists the errors. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/test-run/folders.js';
import { errorsDocument, errorsDocumentPath } from './errors-document.js';

writeFileSync(join(root, errorsDocumentPath), await errorsDocument());
