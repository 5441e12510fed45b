// `npm run dev -- [app…]`: rebuilds after each change of a source and restarts the apps; without arguments, standalone.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { copyAssets, isAsset } from './assets.mjs';
import { writeLicences } from './licences.mjs';
import { bundlePageModules } from './page-modules.mjs';

const apps = process.argv.length > 2 ? process.argv.slice(2) : ['standalone'];
const log = (message) => process.stdout.write(`dev: ${message}\n`);
const running = new Map();

async function restart(app) {
  await stop(app);
  const main = join('dist', 'apps', app, 'src', 'main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.set(app, child);
  child.once('exit', (code, signal) => {
    if (running.get(app) !== child) return;
    running.delete(app);
    log(`${app} exited with ${signal ?? code}; the next successful build restarts it`);
  });
}

function stop(app) {
  const child = running.get(app);
  running.delete(app);
  if (!child) return undefined;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

// One restart at a time. Changes during a restart cause one more restart.
let isRequested = false;
let isRestarting = false;
async function restartAll(reason) {
  isRequested = true;
  if (isRestarting) return;
  isRestarting = true;
  while (isRequested) {
    isRequested = false;
    log(`${reason}: ${running.size > 0 ? 're' : ''}starting ${apps.join(', ')}`);
    copyAssets();
    writeLicences();
    bundlePageModules();
    await Promise.all(apps.map(restart));
  }
  isRestarting = false;
}

const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
const compiler = spawn(
  process.execPath,
  [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
createInterface({ input: compiler.stdout }).on('line', (line) => {
  const errors = /Found (\d+) errors?\. Watching/.exec(line)?.[1];
  if (errors === '0') void restartAll('built');
  else if (errors) log(`${errors} errors; the last successful build keeps running`);
  else if (/error TS|^\s|^$/.test(line)) process.stdout.write(`${line}\n`);
  else log(line.replace(/^.* - /, ''));
});

for (const root of ['apps', 'libs']) {
  watch(root, { recursive: true }, (_event, file) => {
    if (file && isAsset(file)) void restartAll(`${file} changed`);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    compiler.kill();
    await Promise.all(apps.map(stop));
    process.exit(0);
  });
}
