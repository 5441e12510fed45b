/** `npm run docs:settings`: writes the documents that list the settings. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../support/test-run/folders.js';
import { settingsDocuments } from './settings-documents.js';

for (const [path, text] of Object.entries(await settingsDocuments())) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
