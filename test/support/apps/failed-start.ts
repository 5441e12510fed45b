/** Starts a built app that is expected to exit, and collects its output. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { type AppName, bareEnvironment, builtApp, type Environment } from './start-app.js';
import { guard, unguard } from '../test-run/process-guard.js';

export interface FailedStart {
  readonly code: number | null;
  /** Of standard output and standard error together. */
  readonly lines: readonly string[];
}

/** @param cwd folder to run in; this process' own when left out */
export async function failedStart(
  app: AppName | 'cli',
  environment: Environment,
  cwd?: string,
): Promise<FailedStart> {
  const child = spawn(process.execPath, [builtApp(app), ...(app === 'cli' ? ['users', 'list'] : [])], {
    env: { ...bareEnvironment(), ...environment },
    ...(cwd !== undefined && { cwd }),
  });
  guard(child.pid!);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  unguard(child.pid!);
  return { code: child.exitCode, lines: `${out}${err}`.split('\n').filter(Boolean) };
}
