// Builds all apps and libraries into dist/. With --if-stale it does so only when a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAssets } from './assets.mjs';

/** Written last, so an interrupted or failed build stays stale. */
const stamp = 'dist/.built';

/** Folders count too: deleting a file changes its folder only. */
function newestSource() {
  const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  const below = (root) => readdirSync(root, { recursive: true }).map((path) => join(root, path));
  const roots = ['apps', 'libs', 'packages/kafkajs-extensions/src'];
  return Math.max(...[...settings, ...roots, ...roots.flatMap(below)].map((path) => statSync(path).mtimeMs));
}

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false });
  return !built || built.mtimeMs < newestSource();
}

if (!process.argv.includes('--if-stale') || isStale()) {
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  copyAssets();
  writeFileSync(stamp, '');
}
