/** The apps use kafkajs, Passport and passport-jwt as installed: no method is replaced at run time. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { mustRun } from '../support/apps/run-command.js';
import { root } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';
import { compareLibraries, type LibraryChanges } from '../support/apps/libraries/library-changes.js';

const { environment } = inject('system');
const libraries = ['kafkajs', 'passport', 'passport-jwt', 'passport-strategy'];

/** Additions that the documentation of each library describes. */
const documented = [
  /^kafkajs\/index\.js: CompressionCodecs\.[1-4]$/,
  /^passport\/lib\/index\.js: _strategies\.[\w-]+$/,
];

function expectUnchanged({ compared, changed }: LibraryChanges): void {
  expect(compared).toBeGreaterThan(1_000);
  expect(changed.filter((path) => !documented.some((pattern) => pattern.test(path)))).toEqual([]);
}

describe('the classes of kafkajs, Passport and passport-jwt', () => {
  it.each(['gateway', 'auth-service', 'worker'] as const)(
    'are the same before and after the %s runs',
    async (name) => {
      const { changes, environment: added } = compareLibraries(root, libraries);
      const ports = { PORT: String(await freePort()), AUTH_SERVICE_HEALTH_PORT: String(await freePort()) };
      const port = { WORKER_HEALTH_PORT: String(await freePort()) };
      const app = await startApp(name, { ...environment, ...ports, ...port, ...added });
      // So that the guards read a token.
      if (name === 'gateway') {
        const headers = { Cookie: 'access_token=a.b.c' };
        expect((await fetch(`${app.url}/api/v1/own/sessions/`, { headers })).status).toBeLessThan(500);
      }
      await app.stop();
      expect(app.exitCode).toBe(0);
      expectUnchanged(changes());
    },
  );

  it('are the same before and after the one-process start runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'libraries-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    // Run by root, PostgreSQL runs as another account and must reach its files.
    await chmod(folder, 0o755);
    const { changes, environment: added } = compareLibraries(root, libraries);
    const app = await startApp(
      'standalone',
      { PORT: String(await freePort()), VERIFY_TCP_PORT: String(await freePort()), ...added },
      folder,
    );
    await app.stop();
    expectUnchanged(changes());
  });

  it('are the same before and after a command runs', async () => {
    const { changes, environment: added } = compareLibraries(root, libraries);
    await mustRun(['users', 'list'], { ...environment, ...added });
    expectUnchanged(changes());
  });
});
