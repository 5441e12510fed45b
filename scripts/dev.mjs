// Rebuilds on every change of a source and restarts the apps named on the command line (standalone if none is).
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { copyAssets, isAsset } from './assets.mjs';

const apps = process.argv.length > 2 ? process.argv.slice(2) : ['standalone'];
const say = (sentence) => process.stdout.write(`dev: ${sentence}\n`);
const running = new Map();

async function restart(app) {
  await end(app);
  const main = join('dist', 'apps', app, 'src', 'main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.set(app, child);
  child.once('exit', (code, signal) => {
    if (running.get(app) !== child) return;
    running.delete(app);
    say(`${app} ended with ${signal ?? code}; the next change starts it again`);
  });
}

function end(app) {
  const child = running.get(app);
  running.delete(app);
  if (!child) return undefined;
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}

// One restart at a time; changes that come meanwhile lead to one more.
let wanted = false;
let busy = false;
async function restartAll(reason) {
  wanted = true;
  if (busy) return;
  busy = true;
  while (wanted) {
    wanted = false;
    say(`${reason}: ${running.size > 0 ? 're' : ''}starting ${apps.join(', ')}`);
    copyAssets();
    await Promise.all(apps.map(restart));
  }
  busy = false;
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
  else if (errors) say(`${errors} errors; what runs is the last build without any`);
  else if (/error TS|^\s|^$/.test(line)) process.stdout.write(`${line}\n`);
  else say(line.replace(/^.* - /, ''));
});

for (const root of ['apps', 'libs']) {
  watch(root, { recursive: true }, (_event, file) => {
    if (file && isAsset(file)) void restartAll(`${file} changed`);
  });
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    compiler.kill();
    await Promise.all(apps.map(end));
    process.exit(0);
  });
}
