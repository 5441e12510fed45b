/** The files of the project, for the rules about all of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../support/test-run/folders.js';

export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

const code = /\.(ts|tsx|mts|mjs|cjs|js)$/;
/** Written by `npm run docs:routes`. */
const generated = 'apps/console/src/api/schema.ts';
const built = /[\\/](?:dist|node_modules)[\\/]/;

/** Every file of code under these folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && code.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !built.test(file))
    .map((file) => ({
      path: relative(root, file).replaceAll('\\', '/'),
      text: readFileSync(file, 'utf8'),
    }))
    .filter(({ path }) => path !== generated);
}

export const isSpec = (path: string) => /[.-]spec\.tsx?$/.test(path);
