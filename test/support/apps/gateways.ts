/** Several gateways on one database without other apps. Accounts are active immediately, mail is not sent. */
import { randomBytes } from 'node:crypto';
import { type Environment, startApp } from './start-app.js';
import { mustRun } from './run-command.js';
import { freshDatabase } from '../database/fresh-database.js';
import type { ChildServer } from '../servers/child-server.js';
import { withTeardown } from '../test-run/teardown.js';

export interface RunningGateways {
  readonly apps: readonly ChildServer[];
  /** `http://host:port` each. */
  readonly urls: readonly string[];
  /** For commands. */
  readonly environment: Environment;
  stop(): Promise<void>;
}

/**
 * @param servers without `redis` PostgreSQL is the only server
 * @param overrides settings of these gateways; the defaults are those of production
 */
export function startGateways(
  count: number,
  servers: { readonly postgres: string; readonly redis?: string },
  overrides: Environment = {},
): Promise<RunningGateways> {
  return withTeardown(async (teardown) => {
    const database = await freshDatabase(servers.postgres);
    teardown.add(() => database.drop());
    const environment = {
      SECRET_KEY: randomBytes(48).toString('base64'),
      DATABASE_URL: database.appUrl,
      ...(servers.redis !== undefined && { REDIS_URL: servers.redis }),
      LOG_LEVEL: 'debug',
      SHUTDOWN_DELAY_SECONDS: '0',
      ACTIVATION: '0',
      PUBLIC_URL: 'http://localhost:8000',
      EMAIL_HOST: '127.0.0.1',
      DEFAULT_FROM_EMAIL: 'Gatehouse <no-reply@localhost>',
      ...overrides,
    };
    await mustRun(['migrate'], { ...environment, ...database.appRole, DATABASE_URL: database.url });
    const starts = Array.from({ length: count }, async () => {
      const app = await startApp('gateway', environment);
      teardown.add(() => app.stop());
      return app;
    });
    // Waits until all have started or failed, so that a late one is stopped too.
    await Promise.allSettled(starts);
    const apps = await Promise.all(starts);
    return { apps, urls: apps.map(({ url }) => url), environment, stop: () => teardown.run() };
  });
}
