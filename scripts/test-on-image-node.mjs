// `npm run test:image-node`: runs the unit, database and end-to-end tests on the Node.js version of the Dockerfile, whose
// binary comes from npm. Arguments are passed to vitest: `npm run test:image-node -- --project unit`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const version = /^FROM node:(\d+\.\d+\.\d+)/m.exec(readFileSync('Dockerfile', 'utf8'))[1];
const folder = join('.cache', `node-${version}`);
const name = `node-linux-${process.arch}`;
const bin = join(folder, 'node_modules', name, 'bin');

if (process.platform !== 'linux') {
  console.error('The Node.js binaries on npm run on Linux only. Run this command on Linux.');
  process.exit(1);
}
if (!existsSync(join(bin, 'node'))) {
  const install = [
    'install',
    '--prefix',
    folder,
    '--no-save',
    '--no-audit',
    '--no-fund',
    `${name}@${version}`,
  ];
  const { status } = spawnSync('npm', install, { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

const projects = ['unit', 'database', 'e2e'].flatMap((project) => ['--project', project]);
const vitestArguments = process.argv.slice(2);
console.log(`Tests on Node.js ${version}:`);
// The binary comes first on PATH, so that child processes use it too.
const { status } = spawnSync(
  join(bin, 'node'),
  [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...(vitestArguments.length > 0 ? vitestArguments : projects),
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, PATH: join(process.cwd(), bin) + delimiter + process.env.PATH },
  },
);
process.exitCode = status ?? 1;
