/** Runs a command of the built CLI, as an administrator does in a shell. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { bareEnvironment, builtApp, type Environment } from './start-app.js';

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  /** Standard error without the line that names the database. */
  readonly stderr: string;
  /** The line on standard error by which a command that writes names its database. */
  readonly database: string | undefined;
}

/**
 * @param input standard input
 * @param version folder of an earlier version; this version when left out
 */
export async function runCommand(
  args: readonly string[],
  environment: Environment,
  input: string | Buffer = '',
  version?: string,
): Promise<CommandResult> {
  const child = spawn(process.execPath, [builtApp('cli', version), ...args], {
    env: { ...bareEnvironment(), ...environment },
  });
  child.stdin.on('error', () => undefined); // a command that fails early does not read
  child.stdin.end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  const database = /^Working on the .*\n/m.exec(stderr)?.[0];
  return { code: child.exitCode, stdout, stderr: stderr.replace(database ?? '', ''), database };
}

/**
 * @param version as of `runCommand`
 * @throws Error with what the command wrote when it fails
 */
export async function mustRun(
  args: readonly string[],
  environment: Environment,
  version?: string,
): Promise<CommandResult> {
  const result = await runCommand(args, environment, '', version);
  const { code, stdout, stderr } = result;
  if (code !== 0) throw new Error(`The command ${args.join(' ')} ended with ${code}:\n${stdout}${stderr}`);
  return result;
}
