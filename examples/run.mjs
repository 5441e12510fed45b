// `npm run example`: starts the local stack, and a service and its page that use both packages. Ctrl-C stops everything.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const page = 'http://localhost:4000';
const gateway = `http://localhost:${process.env.PORT ?? '8000'}`;
const tsx = ['--import', 'tsx', '--conditions', 'source'];
const children = [];

/** In its own process group: Ctrl-C reaches only this process, which stops the others in order. */
function start(args, env, stdout) {
  const options = { env: { ...process.env, ...env }, stdio: ['ignore', stdout, 'inherit'], detached: true };
  const child = spawn(process.execPath, [...tsx, ...args], options);
  children.unshift(child);
  child.once('exit', () => void stop(1));
  return child;
}

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill('SIGTERM');
    await ended;
  }
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));

const stack = start(['test/support/local-stack/run.ts'], { EXAMPLE_ORIGIN: page }, 'pipe');
createInterface({ input: stack.stdout }).on('line', (line) => {
  if (line !== 'ready') return void console.log(line);
  start(
    ['examples/orders/src/main.ts'],
    { PORT: '4000', GATEWAY: gateway, TSX_TSCONFIG_PATH: 'examples/tsconfig.json' },
    'inherit',
  );
  console.log(`example       ${page}  (mail: ${gateway}/dev/mail)`);
});
