/** Detects which CommonJS packages a process loads, by `require` and by `import`. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../start-app.js';
import { temporary } from '../../test-run/process-guard.js';

export interface LoadedPackages {
  /** Add these to the settings of the process. */
  readonly environment: Environment;
  /** Call it after the process has ended. */
  names(): readonly string[];
}

export function watchPackages(): LoadedPackages {
  const file = join(mkdtempSync(join(temporary, 'packages-')), 'loaded.json');
  const preload = fileURLToPath(new URL('./loaded.mjs', import.meta.url));
  return {
    environment: { NODE_OPTIONS: `--import=${preload}`, LOADED: file },
    names: () => JSON.parse(readFileSync(file, 'utf8')) as string[],
  };
}
