// Copies what tsc leaves behind (mail templates, word lists, pages) to the same place under dist/.
import { cpSync, readdirSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';

const assets = new Set(['.hbs', '.txt', '.html', '.css']);

for (const root of ['apps', 'libs']) {
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !assets.has(extname(entry.name))) continue;
    const source = join(entry.parentPath, entry.name);
    cpSync(source, join('dist', source), { recursive: true });
  }
}
