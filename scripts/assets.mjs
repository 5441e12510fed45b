// Files that tsc does not copy (mail templates, word lists, pages, trigger definitions): the build does.
import { cpSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const kinds = new Set(['.hbs', '.txt', '.html', '.css', '.sql']);

export const isAsset = (file) => kinds.has(extname(file));

/** Copies every asset to the same place under dist/. */
export function copyAssets() {
  for (const root of ['apps', 'libs']) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !isAsset(entry.name)) continue;
      const source = join(entry.parentPath, entry.name);
      cpSync(source, join('dist', source));
    }
  }
}
