/** `npm run docs:errors`: writes the page that lists the errors, and the error codes of the browser package. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/test-run/folders.js';
import { browserErrorCodes, browserErrorCodesPath } from './browser-error-codes.js';
import { errorsDocument, errorsDocumentPath } from './errors-document.js';

writeFileSync(join(root, errorsDocumentPath), await errorsDocument());
writeFileSync(join(root, browserErrorCodesPath), await browserErrorCodes());
