/** SIGTERM under load, during the start, and twice: no connection is reset, and the shutdown is orderly. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppName, bareEnvironment, builtApp, startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/test-run/free-port.js';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import type { Server } from '../support/servers/server.js';
import { openServer } from '../support/servers/start-server.js';
import { Teardown } from '../support/test-run/teardown.js';

const teardown = new Teardown();
let postgres: Server;
let gateways: RunningGateways;

beforeAll(async () => {
  postgres = await openServer('postgres');
  teardown.add(() => postgres.stop());
  gateways = await startGateways(1, { postgres: postgres.url }, { SHUTDOWN_DELAY_SECONDS: '0' });
  teardown.add(() => gateways.stop());
});

afterAll(() => teardown.run());

const start = async (app: AppName, settings: Record<string, string> = {}) => {
  const started = await startApp(app, { ...gateways.environment, ...settings });
  teardown.add(() => started.stop());
  return started;
};

interface Outcome {
  readonly answered: number;
  readonly closing: number;
  /** Error codes of failed requests. */
  readonly failures: readonly string[];
}

/**
 * Twenty keep-alive clients that send requests until the port is closed.
 * @param thinking milliseconds each client waits between an answer and its next request
 */
async function loadUntilClosed(url: string, path: string, thinking: number): Promise<Outcome[]> {
  const client = async (): Promise<Outcome> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    let [answered, closing] = [0, 0];
    const failures: string[] = [];
    for (;;) {
      try {
        const answer = await get(url + path, agent);
        answered++;
        if (answer.headers.connection === 'close') closing++;
        if (answer.statusCode !== 200) failures.push(String(answer.statusCode));
        await pause(thinking);
      } catch (error) {
        const { code } = error as { code?: string };
        // The port is closed: no request was lost.
        if (code === 'ECONNREFUSED') return { answered, closing, failures };
        failures.push(code ?? String(error));
      }
    }
  };
  return Promise.all(Array.from({ length: 20 }, client));
}

function get(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { agent }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer));
      answer.on('error', reject);
    });
    asking.on('error', reject);
    asking.end();
  });
}

const path = '/.well-known/jwks.json';

describe('SIGTERM under a load of keep-alive connections', () => {
  it.each([
    ['without a pause between requests', 0],
    ['with pauses between requests', 150],
  ])('resets none, %s', async (_, thinking) => {
    const app = await start('gateway');
    const load = loadUntilClosed(app.url, path, thinking);
    await pause(1000);
    await app.stop();
    const outcomes = await load;
    expect(outcomes.flatMap(({ failures }) => failures)).toEqual([]);
    expect(outcomes.every(({ answered, closing }) => answered > 1 && closing > 0)).toBe(true);
    expect(app.exitCode).toBe(0);
  });

  it('answers a running request, and closes idle connections', async () => {
    const app = await start('gateway');
    const idle = new Agent({ keepAlive: true });
    await get(app.url + path, idle);
    const body = '{"email":"nobody@example.org","password":"x y z 1 2"}';
    const slow = request(`${app.url}/api/v1/login/`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
    });
    slow.write(body.slice(0, 10));
    await pause(100);
    const stopped = app.stop();
    await pause(1500);
    slow.end(body.slice(10));
    const [answer] = (await once(slow, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    await stopped;
    expect(app.exitCode).toBe(0);
  });
});

describe('SHUTDOWN_DELAY_SECONDS', () => {
  it.each(['gateway', 'auth-service', 'worker'] as const)(
    'keeps %s answering on open connections, while it reports that it is not ready',
    async (name) => {
      const app = await start(name, { SHUTDOWN_DELAY_SECONDS: '3' });
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      await get(`${app.url}/health/ready`, agent);
      const stopped = app.stop();
      const ready = await eventually('The failing readiness', async () => {
        const answer = await get(`${app.url}/health/ready`, agent);
        return answer.statusCode === 503 && answer;
      });
      expect(ready.headers.connection).toBe('keep-alive');
      expect((await get(`${app.url}/health/live`, agent)).statusCode).toBe(200);
      await stopped;
      expect(app.exitCode).toBe(0);
    },
  );
});

describe('a second SIGTERM', () => {
  it('does not cut the shutdown short', async () => {
    const app = await start('gateway', { SHUTDOWN_DELAY_SECONDS: '2' });
    const stopped = app.stop();
    await eventually(
      'The failing readiness',
      async () => (await fetch(`${app.url}/health/ready`)).status === 503,
    );
    process.kill(app.pid!, 'SIGTERM');
    process.kill(app.pid!, 'SIGINT');
    expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
    await stopped;
    expect(app.exitCode).toBe(0);
  });
});

describe('SIGTERM during the start', () => {
  it.each(['gateway', 'auth-service', 'worker'] as const)('ends %s immediately and with 0', async (name) => {
    // Accepts connections and never answers.
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const connected = once(silent, 'connection');
    const child = spawn(process.execPath, [builtApp(name)], {
      env: {
        ...bareEnvironment(),
        ...gateways.environment,
        DATABASE_URL: `postgres://nobody@127.0.0.1:${port}/none`,
        PORT: String(await freePort()),
      },
      stdio: 'ignore',
    });
    await connected;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    silent.close();
  });
});
