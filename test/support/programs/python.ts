/** Python environments for tests of clients/python and for Python tools, created once in the cache. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bareEnvironment, type Environment } from '../apps/start-app.js';
import { cache, root } from '../test-run/folders.js';
import { temporary } from '../test-run/process-guard.js';

export const pythonClient = join(root, 'clients', 'python');

const install =
  'Install Python 3.10 or later with its venv module (Debian: apt-get install python3-venv; macOS: brew install python).';

/**
 * @param requirements file of pip
 * @returns the interpreter of an environment with these packages
 * @throws Error that says what to install
 */
export async function pythonWithRequirements(
  requirements = join(pythonClient, 'requirements-test.txt'),
): Promise<string> {
  const version = spawnSync('python3', ['--version'], { encoding: 'utf8' });
  if (version.status !== 0) throw new Error(`python3 is missing. ${install}`);
  const pinned = createHash('sha256').update(readFileSync(requirements)).update(version.stdout);
  const folder = join(cache, `python-${pinned.digest('hex').slice(0, 12)}`);
  const interpreter = join(folder, 'bin', 'python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return interpreter;
  rmSync(folder, { recursive: true, force: true });
  const created = spawnSync('python3', ['-m', 'venv', folder], { encoding: 'utf8' });
  if (created.status !== 0)
    throw new Error(`python3 created no environment. ${install}\n${created.stdout}${created.stderr}`);
  await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
  writeFileSync(complete, '');
  return interpreter;
}

/** Installs the client with pip into a folder of its own. @returns the folder, for PYTHONPATH */
export async function installClient(interpreter: string): Promise<string> {
  const folder = mkdtempSync(join(temporary, 'python-'));
  const offline = ['--quiet', '--no-deps', '--no-build-isolation', '--no-index'];
  await run(interpreter, ['-m', 'pip', 'install', ...offline, '--target', folder, pythonClient]);
  return folder;
}

/** @returns its output. @throws Error with its output when it fails */
export async function run(
  command: string,
  args: readonly string[],
  environment: Environment = {},
): Promise<string> {
  try {
    const env = { ...bareEnvironment(), PYTHONDONTWRITEBYTECODE: '1', ...environment };
    const { stdout } = await promisify(execFile)(command, args, { cwd: pythonClient, env });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
