// Builds all apps and libraries into dist/. With --if-stale, builds only if a source is newer than the last build.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyAssets } from './assets.mjs';
import { bundleCommands } from './commands.mjs';
import { buildConsole } from './console.mjs';
import { writeLicences } from './licences.mjs';
import { bundlePageModules } from './page-modules.mjs';

/** Written after a successful build, so that an interrupted or failed build is stale. */
const stamp = 'dist/.built';

/** Includes folders, because deleting a file changes only the time of its folder. */
function newestSourceTime() {
  const configFiles = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
  const contentsOf = (root) => readdirSync(root, { recursive: true }).map((path) => join(root, path));
  const roots = ['apps', 'libs', 'packages/kafkajs-extensions/src', 'packages/browser/src'];
  return Math.max(
    ...[...configFiles, ...roots, ...roots.flatMap(contentsOf)].map((path) => statSync(path).mtimeMs),
  );
}

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false });
  return !built || built.mtimeMs < newestSourceTime();
}

if (!process.argv.includes('--if-stale') || isStale()) {
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
  copyAssets();
  writeLicences();
  bundlePageModules();
  await bundleCommands();
  await buildConsole();
  writeFileSync(stamp, '');
}
