/** PostgreSQL without Docker: the embedded one, with kill, freeze and restart. */
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#embedded-postgres';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../eventually.js';
import { guard, unguard, temporary } from '../test-run/process-guard.js';
import type { Server, ServerOptions } from './server.js';
import { childrenOf, signalFamily, signalOne } from './signals.js';

export async function startLocalPostgres(options: ServerOptions = {}): Promise<Server> {
  const folder = options.folder ?? mkdtempSync(join(temporary, 'postgres-'));
  const start = async () => {
    const running = await startEmbeddedPostgres({
      ...options,
      folder,
      durable: options.folder !== undefined,
    });
    guard(running.pid);
    return running;
  };
  return new LocalPostgres(await start(), start);
}

class LocalPostgres implements Server {
  readonly url: string;

  constructor(
    private running: EmbeddedPostgres,
    private readonly start: () => Promise<EmbeddedPostgres>,
  ) {
    this.url = running.url;
  }

  async stop(): Promise<void> {
    await this.thaw();
    await this.running.stop();
    unguard(this.running.pid);
  }

  async kill(): Promise<void> {
    const family = [this.running.pid, ...childrenOf(this.running.pid)];
    for (const pid of family) signalOne(pid, 'SIGKILL');
    await eventually('The end of PostgreSQL', () => family.every((pid) => !signalOne(pid, 'SIGCONT')));
    await this.stop();
  }

  async freeze(): Promise<void> {
    signalFamily(this.running.pid, 'SIGSTOP');
  }

  async thaw(): Promise<void> {
    signalFamily(this.running.pid, 'SIGCONT');
  }

  async restart(): Promise<void> {
    await this.stop();
    this.running = await this.start();
  }
}
