// Copies the files that tsc does not emit: mail templates, word lists, pages and trigger definitions.
import { cpSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const extensions = new Set(['.hbs', '.txt', '.html', '.css', '.js', '.svg', '.sql']);

export const isAsset = (file) => extensions.has(extname(file));

/** Copies each asset of apps/ and libs/ to the same path under dist/. */
export function copyAssets() {
  for (const root of ['apps', 'libs']) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !isAsset(entry.name)) continue;
      const source = join(entry.parentPath, entry.name);
      cpSync(source, join('dist', source));
    }
  }
}
