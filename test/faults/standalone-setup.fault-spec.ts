/** The first superuser of a new installation, set up with the link that `npm start` prints to a terminal. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bareEnvironment, builtApp, startApp } from '../support/apps/start-app.js';
import { uniqueEmail, uniquePassword } from '../support/people/people.js';
import { Browser } from '../support/http/browser.js';
import { ChildServer } from '../support/servers/child-server.js';
import { freePort } from '../support/test-run/free-port.js';

/** Runs a program in a terminal, passes on what it prints, and ends it when told to. */
const inTerminal = `
import os, pty, signal, sys
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
signal.signal(signal.SIGTERM, lambda *_: os.kill(child, signal.SIGTERM))
while True:
    try:
        printed = os.read(terminal, 4096)
    except OSError:
        break
    if not printed:
        break
    os.write(1, printed)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
`;

let folder: string;
let app: ChildServer;
let environment: Record<string, string>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'setup-'));
  // Run by root, PostgreSQL runs as another account and must reach its files.
  await chmod(folder, 0o755);
  environment = { PORT: String(await freePort()), VERIFY_TCP_PORT: String(await freePort()) };
  app = await startInTerminal();
});
afterAll(async () => {
  await app?.stop();
  await rm(folder, { recursive: true, force: true });
});

function startInTerminal(): Promise<ChildServer> {
  const url = `http://localhost:${environment['PORT']}`;
  return ChildServer.start(url, {
    name: `setup-${environment['PORT']}`,
    command: 'python3',
    args: ['-c', inTerminal, process.execPath, builtApp('standalone')],
    env: { ...bareEnvironment(), ...environment },
    cwd: folder,
    ready: (log) => log.includes('seed --demo'),
  });
}

const links = () => app.log().match(/http:\/\/localhost:\d+\/account\/setup\?code=[\w-]+/g) ?? [];
const page = async (address: string, form?: Record<string, string>) => {
  const body = form && new URLSearchParams(form);
  const answer = await fetch(address, {
    headers: { Accept: 'text/html' },
    ...(body && { method: 'POST', body }),
  });
  return { status: answer.status, text: await answer.text() };
};

describe('the link for the first superuser', () => {
  const person = { email: uniqueEmail('root'), password: uniquePassword() };

  it('is printed once, and opens a form that says what is wrong', async () => {
    expect(links()).toHaveLength(1);
    const [link] = links() as [string];
    const code = new URL(link).searchParams.get('code')!;
    expect(await page(link)).toMatchObject({
      status: 200,
      text: expect.stringContaining('First administrator'),
    });
    expect((await page(`${link}x`)).status).toBe(404);
    const weak = await page(`${app.url}/account/setup`, { code, email: person.email, password: 'password' });
    expect(weak).toMatchObject({ status: 400, text: expect.stringContaining(person.email) });
  });

  it('creates the superuser, works once, and is in no log line', async () => {
    const [link] = links() as [string];
    const code = new URL(link).searchParams.get('code')!;
    const done = await page(`${app.url}/account/setup`, { code, ...person });
    expect(done.text).toContain('The administrator exists');
    expect((await page(link)).text).toContain('This link does not work');
    const again = await page(`${app.url}/account/setup`, { code, ...person, email: uniqueEmail() });
    expect(again.text).toContain('This link does not work');
    const browser = new Browser(app.url);
    expect((await browser.post('/api/v1/login/', person)).status).toBe(200);
    const { body } = await browser.get('/api/v1/me/');
    expect(body).toMatchObject({ email: person.email, is_superuser: true });
    // Printed, not logged: the address stands in the log of this terminal once.
    expect(app.log().split(code)).toHaveLength(2);
  });

  it('is not printed when there is a superuser', async () => {
    await app.stop();
    app = await startInTerminal();
    expect(links()).toEqual([]);
    expect(app.log()).toContain('createsuperuser');
  });

  it('is not printed to what is not a terminal', async () => {
    await app.stop();
    const empty = await mkdtemp(join(tmpdir(), 'setup-'));
    await chmod(empty, 0o755);
    app = await startApp('standalone', environment, empty);
    expect(links()).toEqual([]);
    await app.stop();
    await rm(empty, { recursive: true, force: true });
  });
});
