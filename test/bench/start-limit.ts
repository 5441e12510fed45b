/** Starts a limit or a peer as a process of its own, like the app it is compared with. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../support/apps/start-app.js';
import { freePort } from '../support/test-run/free-port.js';
import { ChildServer } from '../support/servers/child-server.js';

export async function startLimit(
  name: 'local-service' | 'bare-fastify' | 'bare-echo' | 'bare-rotation' | 'peers/better-auth-server',
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  return ChildServer.start(url, {
    name: basename(name),
    command: process.execPath,
    args: ['--conditions=source', '--import', 'tsx', fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    env: { ...bareEnvironment(), ...environment, PORT: port },
    ready: async () => (await fetch(`${url}/health/ready`)).ok,
  });
}
