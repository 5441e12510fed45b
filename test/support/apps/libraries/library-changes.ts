/** Detects what a process changes in the libraries it loads. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../start-app.js';
import { temporary } from '../../test-run/process-guard.js';

export interface LibraryChanges {
  /** Number of classes, prototypes, functions and tables that were compared. */
  readonly compared: number;
  /** Each property that was added, replaced or removed: `passport-jwt/lib/strategy.js: JwtVerifier`. */
  readonly changed: readonly string[];
}

export interface LibraryComparison {
  /** Add these to the settings of the process. */
  readonly environment: Environment;
  /** Call it after the process has ended. */
  changes(): LibraryChanges;
}

/** @param folder the one whose node_modules holds the libraries */
export function compareLibraries(folder: string, libraries: readonly string[]): LibraryComparison {
  const file = join(mkdtempSync(join(temporary, 'libraries-')), 'changes.json');
  const preload = fileURLToPath(new URL('./compare.mjs', import.meta.url));
  return {
    environment: {
      NODE_OPTIONS: `--import=${preload}`,
      LIBRARIES: libraries.join(','),
      LIBRARIES_OF: folder,
      CHANGES: file,
    },
    changes: () => JSON.parse(readFileSync(file, 'utf8')) as LibraryChanges,
  };
}
