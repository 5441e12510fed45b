/** `npm start` on a machine with only Node: data between runs, end and restart. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientProxyFactory, Transport } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { eventually } from '../support/eventually.js';
import { uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import type { ChildServer } from '../support/servers/child-server.js';

interface CaughtMail {
  readonly to: string;
  readonly text: string;
}

let folder: string;
let environment: Record<string, string>;
let app: ChildServer;
const person = { email: uniqueEmail(), password: uniquePassword() };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'standalone-'));
  // Run by root, PostgreSQL runs as another account and must reach its files.
  await chmod(folder, 0o755);
  environment = { PORT: String(await freePort()), VERIFY_TCP_PORT: String(await freePort()) };
  app = await startApp('standalone', environment, folder);
});

afterAll(async () => {
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function mailTo(email: string): Promise<CaughtMail> {
  return eventually(`The mail to ${email}`, async () => {
    const answer = await fetch(`${app.url}/dev/mail`, { headers: { Accept: 'application/json' } });
    return ((await answer.json()) as CaughtMail[]).find(({ to }) => to === email);
  });
}

const verify = async (token: string | undefined) => {
  const port = Number(environment['VERIFY_TCP_PORT']);
  const client = ClientProxyFactory.create({
    transport: Transport.TCP,
    options: { host: '127.0.0.1', port },
  });
  try {
    return await firstValueFrom(client.send<{ status: string }>('auth_request', { id: 'a', token }));
  } finally {
    client.close();
  }
};

describe('the one-process start', () => {
  it('logs no warning', () => {
    expect(app.log()).not.toMatch(/\b(WARN|ERROR)\b/);
  });

  const browser = () => new Browser(app.url);
  let session: Browser;

  it('serves the whole journey: register, mail, activate, log in, verify over TCP', async () => {
    session = browser();
    const registered = await session.post('/api/v1/register/', { ...person, profile: workerProfile() });
    expect(registered.status).toBe(201);
    const link = /http\S+/.exec((await mailTo(person.email)).text)![0];
    expect(link).toMatch(new RegExp(`^http://localhost:${environment['PORT']}/api/v1/register/confirm/`));
    expect(await (await fetch(link)).text()).toContain('<form');
    expect((await session.get(`/api/v1/activate/${new URL(link).search}`)).status).toBe(202);
    expect((await session.post('/api/v1/login/', person)).status).toBe(200);
    expect(await verify(session.jar.get('access_token'))).toMatchObject({ id: 'a', status: 'OK' });
    expect(await verify(session.jar.get('refresh_token'))).toMatchObject({ id: 'a', status: 'FAIL' });
  });

  it('starts again after kill -9 without losing an account', async () => {
    await app.kill();
    await app.restart();
    expect((await session.post('/api/v1/test/')).status).toBe(200);
    expect(app.log()).toContain('left behind');
  });

  it('exits with 0 on SIGTERM and stops its PostgreSQL', async () => {
    await app.stop();
    expect(app.exitCode).toBe(0);
    await app.restart();
    expect(app.log().split('left behind')).toHaveLength(2);
    expect((await session.post('/api/v1/test/')).status).toBe(200);
  });

  it('names the port that is taken in its last line and leaves no process behind', async () => {
    await app.stop();
    const squatter = createServer().listen(Number(environment['PORT']), '127.0.0.1');
    await once(squatter, 'listening');
    await expect(startApp('standalone', environment, folder)).rejects.toThrow(
      new RegExp(`Port ${environment['PORT']} of 127.0.0.1 is taken by another program\\..*: PORT=\\d+$`),
    );
    squatter.close();
    await app.restart();
    expect(app.log()).not.toMatch(/left behind[^]*left behind/);
  });
});
