/** Folders of tests and the local stack: cache, logs, temporary files. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Kept between runs; git ignores it. */
export const cache = join(root, '.cache');

/** One file for each server and app, overwritten by the newest run. */
export const logs = join(cache, 'logs');

mkdirSync(logs, { recursive: true });
