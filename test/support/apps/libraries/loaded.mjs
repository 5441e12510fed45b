/** Preloaded into a process (`node --import`): writes the packages that the process loaded to the file LOADED when it ends. */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { cache } = createRequire(import.meta.url);
const packageOf = (path) => /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(path)?.[1];

// A worker thread has modules of its own.
if (isMainThread) {
  process.on('exit', () => {
    const packages = new Set(Object.keys(cache).map(packageOf));
    writeFileSync(process.env.LOADED, JSON.stringify([...packages].filter(Boolean).sort()));
  });
}
