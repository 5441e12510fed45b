// `npm run test:image-node`: runs the unit, database and end-to-end tests on the Node.js of the image, see Dockerfile.
// npm serves its binary. Arguments go to vitest: `npm run test:image-node -- --project unit`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const version = /^FROM node:(\d+\.\d+\.\d+)/m.exec(readFileSync('Dockerfile', 'utf8'))[1];
const folder = join('.cache', `node-${version}`);
const name = `node-linux-${process.arch}`;
const bin = join(folder, 'node_modules', name, 'bin');

if (process.platform !== 'linux') {
  console.error('npm serves current Node.js binaries for Linux only. Run this on Linux.');
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
const given = process.argv.slice(2);
console.log(`Tests on Node.js ${version}:`);
// Child processes use the same binary: it comes first on the path.
const { status } = spawnSync(
  join(bin, 'node'),
  [join('node_modules', 'vitest', 'vitest.mjs'), 'run', ...(given.length > 0 ? given : projects)],
  {
    stdio: 'inherit',
    env: { ...process.env, PATH: join(process.cwd(), bin) + delimiter + process.env.PATH },
  },
);
process.exitCode = status ?? 1;
