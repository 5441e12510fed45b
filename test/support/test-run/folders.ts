/** Where tests and the local stack keep what they fetch, log and forget. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Survives runs; git ignores it. */
export const cache = join(root, '.cache');

/** One file for each server and app that was started; the newest run overwrites. */
export const logs = join(cache, 'logs');

mkdirSync(logs, { recursive: true });
