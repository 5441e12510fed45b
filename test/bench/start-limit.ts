/** Starts one of the limits as a process of its own, like the app it is compared with. */
import { fileURLToPath } from 'node:url';
import { bareEnvironment } from '../support/apps.js';
import { freePort } from '../support/free-port.js';
import { ChildServer } from '../support/stack/child-server.js';

export async function startLimit(
  name: 'bare-fastify' | 'bare-echo',
  environment: Readonly<Record<string, string>> = {},
): Promise<ChildServer> {
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  return ChildServer.start(url, {
    name,
    command: process.execPath,
    args: ['--import', 'tsx', fileURLToPath(new URL(`./${name}.ts`, import.meta.url))],
    env: { ...bareEnvironment(), ...environment, PORT: port },
    ready: async () => (await fetch(`${url}/health/ready`)).ok,
  });
}
