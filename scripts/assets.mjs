// Copies the files that tsc does not emit: mail templates, word lists, pages and trigger definitions.
import { cpSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';

const extensions = new Set(['.hbs', '.txt', '.html', '.css', '.js', '.svg', '.sql']);

const consoleSource = join('apps', 'console');

export const isAsset = (file) => extensions.has(extname(file));

/** Copies each asset of apps/ and libs/ to the same path under dist/. The console is bundled instead (`console.mjs`). */
export function copyAssets() {
  for (const root of ['apps', 'libs']) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const source = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !isAsset(entry.name) || source.startsWith(consoleSource)) continue;
      cpSync(source, join('dist', source));
    }
  }
}
