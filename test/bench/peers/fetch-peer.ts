/** Installs the packages of a peer from npm, once; they are no dependencies of this project. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cache } from '../../support/test-run/folders.js';

/**
 * @param packages with their exact versions
 * @returns the folder they are installed in
 */
export async function fetchPeer(name: string, packages: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(cache, 'peers', `${name}-${packages[name]}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  try {
    const manifest = { private: true, type: 'module', dependencies: packages };
    await writeFile(join(unfinished, 'package.json'), JSON.stringify(manifest));
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: unfinished,
    });
    await rename(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}
