/** Where settings come from: the environment, then files of the same form; the first that names a variable wins. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** @param files further files to fall back on, after `.env`; those that do not exist are passed over */
export function readEnvironment(...files: string[]): NodeJS.ProcessEnv {
  const fallbacks = ['.env', ...files].filter((file) => existsSync(file)).reverse();
  return Object.assign({}, ...fallbacks.map((file) => parseEnv(readFileSync(file, 'utf8'))), process.env);
}
