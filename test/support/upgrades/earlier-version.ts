/** Builds earlier versions of Gatehouse from the history of the repository, for tests of upgrades. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache, root } from '../test-run/folders.js';

const run = promisify(execFile);

/**
 * The newest commit of the version before this one, whose apps may still run when `migrate` of this version does. The only place that
 * names it: after a release, set it to the commit of that release.
 */
export const previousVersion = '6c7ce9ed573e4e3e869d1e707ff26a23117012db';

/** The commit of 0.1.0, the first version. An upgrade from it needs a stop. */
export const firstVersion = '20efdfe993b20994203efc7db0d633ca3202fa0f';

/**
 * Builds a commit at the first call, in about 30 seconds. The build stays in `.cache/versions` until the packages of this version change.
 *
 * @returns the folder of the built version, as for `startApp`
 * @throws Error that says what to do if the clone does not contain the commit
 */
export async function earlierVersion(commit: string): Promise<string> {
  const lock = await readFile(join(root, 'package-lock.json'));
  const packages = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(cache, 'versions', `${commit.slice(0, 12)}-${packages}`);
  if (existsSync(folder)) return folder;
  await requireCommit(commit);
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    const archive = `${unfinished}.tar`;
    await run('git', ['archive', `--output=${archive}`, commit], { cwd: root });
    await run('tar', ['-xf', archive, '-C', unfinished]);
    await rm(archive);
    await addPackages(unfinished, commit);
    await run(process.execPath, [join('scripts', 'build.mjs')], { cwd: unfinished });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function requireCommit(commit: string): Promise<void> {
  try {
    await run('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root });
  } catch (cause) {
    const remedy = 'Fetch the whole history: git fetch --unshallow';
    throw new Error(
      `This clone does not contain the commit ${commit}, from which the test upgrades. ${remedy}`,
      {
        cause,
      },
    );
  }
}

/** Uses the installed packages if they contain all that the earlier version needs, in the same versions; else installs its own. */
async function addPackages(folder: string, commit: string): Promise<void> {
  const [needed, present] = await Promise.all([folder, root].map(lockedPackages));
  const isSame = [...needed!].every(([path, version]) => present!.get(path) === version);
  if (isSame && (await hasSamePatches(commit))) await linkPackages(folder);
  else await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder });
}

/** @returns versions by path; packages of the workspace are left out */
async function lockedPackages(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, 'package-lock.json'), 'utf8');
  const { packages } = JSON.parse(text) as { packages: Record<string, { version?: string; link?: true }> };
  const installed = Object.entries(packages).filter(
    ([path, { link }]) => path.startsWith('node_modules/') && !link,
  );
  return new Map(installed.map(([path, { version = '' }]) => [path, version]));
}

async function hasSamePatches(commit: string): Promise<boolean> {
  const { stdout } = await run('git', ['diff', '--name-only', commit, '--', 'patches'], { cwd: root });
  return stdout === '';
}

/** Each package is linked by itself, because those of the workspace must be the ones of the earlier version. */
async function linkPackages(folder: string): Promise<void> {
  const [from, to] = [root, folder].map((version) => join(version, 'node_modules'));
  await mkdir(join(to!, '@gatehouse'), { recursive: true });
  const names = (await readdir(from!)).filter(
    (name) => name !== '@gatehouse' && name !== '.package-lock.json',
  );
  await Promise.all(names.map((name) => symlink(join(from!, name), join(to!, name))));
  const own = await readdir(join(folder, 'packages'));
  await Promise.all(
    own.map((name) => symlink(join('..', '..', 'packages', name), join(to!, '@gatehouse', name))),
  );
}
