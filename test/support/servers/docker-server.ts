/** A server in a container, for machines with a Docker engine. */
import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../test-run/free-port.js';
import type { Server, ServerOptions } from './server.js';

const composeFile = fileURLToPath(new URL('compose.yml', import.meta.url));

export type Service = 'postgres' | 'redis' | 'kafka';

let answers: boolean | undefined;

/** Checked once per run. */
export function dockerAnswers(): boolean {
  return (answers ??= spawnSync('docker', ['info'], { stdio: 'ignore', timeout: 10_000 }).status === 0);
}

export async function startDockerServer(service: Service, options: ServerOptions = {}): Promise<Server> {
  const port = await freePort(options.port);
  const password = randomBytes(12).toString('hex');
  const urls = {
    postgres: `postgres://gatehouse:${password}@127.0.0.1:${port}/gatehouse`,
    redis: `redis://127.0.0.1:${port}`,
    kafka: `kafka://127.0.0.1:${port}`,
  };
  const server = new DockerServer(urls[service], service, {
    ...process.env,
    STACK_PORT: String(port),
    STACK_PASSWORD: password,
  });
  await server.restart();
  return server;
}

class DockerServer implements Server {
  readonly #project = `gatehouse-${randomBytes(4).toString('hex')}`;

  constructor(
    readonly url: string,
    private readonly service: Service,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    // A run that ends without stop() must not leave a container; `exit` handlers can only run synchronous code.
    process.once('exit', () => spawnSync('docker', this.#command(['down', '--volumes']), { env }));
  }

  async stop(): Promise<void> {
    await this.#compose('stop', this.service);
  }

  async kill(): Promise<void> {
    await this.#compose('kill', this.service);
  }

  async freeze(): Promise<void> {
    await this.#compose('pause', this.service);
  }

  async thaw(): Promise<void> {
    await this.#compose('unpause', this.service);
  }

  async restart(): Promise<void> {
    await this.#compose('stop', this.service);
    await this.#compose('up', '--wait', '--no-deps', this.service);
  }

  async #compose(...args: string[]): Promise<void> {
    await promisify(execFile)('docker', this.#command(args), { env: this.env });
  }

  #command(args: string[]): string[] {
    return ['compose', '--file', composeFile, '--project-name', this.#project, ...args];
  }
}
