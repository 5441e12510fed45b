/** A server that runs as a child process, with its log and faults. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { logs } from '../test-run/folders.js';
import { guard, unguard } from '../test-run/process-guard.js';
import type { Server } from './server.js';

export interface Program {
  /** Also names the log file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Working folder; that of this process by default. */
  readonly cwd?: string;
  /** Polled until true; `log` is the output since this start. */
  readonly ready: (log: string) => boolean | Promise<boolean>;
}

const startSeconds = 60;
const stopSeconds = 30;

export class ChildServer implements Server {
  readonly logFile: string;
  /** Of the last stop(); null where a signal ended it. */
  exitCode: number | null = null;
  #child: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly program: Program,
  ) {
    this.logFile = join(logs, `${program.name}.log`);
  }

  static async start(url: string, program: Program): Promise<ChildServer> {
    const server = new ChildServer(url, program);
    await server.#launch('w');
    return server;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Everything written to standard output and error since the first start. */
  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** SIGTERM; by force after half a minute. */
  async stop(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    await eventually(`The end of ${this.program.name}`, () => ended(child), stopSeconds).catch(() =>
      this.kill(),
    );
    this.#child = undefined;
    this.exitCode = child.exitCode;
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || ended(child)) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  async freeze(): Promise<void> {
    this.#child?.kill('SIGSTOP');
  }

  async thaw(): Promise<void> {
    this.#child?.kill('SIGCONT');
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.#launch('a');
  }

  async #launch(mode: 'w' | 'a'): Promise<void> {
    const { name, command, args, env, cwd, ready } = this.program;
    const log = openSync(this.logFile, mode);
    const before = this.log().length;
    // A process group of its own, so that Ctrl-C reaches this process alone, which then stops the server.
    const child = spawn(command, args, { env, cwd, stdio: ['ignore', log, log], detached: true });
    closeSync(log);
    const { pid } = child;
    if (pid !== undefined) {
      guard(pid);
      child.once('exit', () => unguard(pid));
    }
    let failure: Error | undefined;
    child.once('error', (error) => (failure = error));
    this.#child = child;
    const outcome = await eventually(
      `The start of ${name}`,
      async () => failure ?? (ended(child) || ((await ready(this.log().slice(before))) && 'ready')),
      startSeconds,
    ).catch((error: Error) => error);
    if (outcome === 'ready' && !ended(child)) return;
    await this.kill();
    // Jobs that run while a start fails log their own errors after its cause.
    const tail = this.log().trim().split('\n').slice(-40).join('\n');
    throw new Error(`${name} did not start; its log ends with:\n${tail}`, { cause: outcome });
  }
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
