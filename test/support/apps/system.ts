/** The whole service for a test: a database of its own, the apps as separate processes, and an SMTP server. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, startApp } from './start-app.js';
import { mustRun } from './run-command.js';
import { freePort } from '../test-run/free-port.js';
import { type FreshDatabase, freshDatabase } from '../database/fresh-database.js';
import { serveMailbox } from '../mail/mailbox-server.js';
import { SmtpCatcher } from '../mail/smtp-catcher.js';
import type { ChildServer } from '../servers/child-server.js';
import { type Teardown, withTeardown } from '../test-run/teardown.js';

/** Plain strings, so that test files in other processes can receive it. */
export interface SystemAddresses {
  /** `http://host:port` each. */
  readonly gateway: string;
  readonly authService: string;
  readonly worker: string;
  /** See Mailbox. */
  readonly mailbox: string;
  /** The settings of all apps; commands and further apps need the same. */
  readonly environment: Environment;
  /** The database as the owner of its tables, for migrations and for SQL that the apps may not run. */
  readonly ownerDatabase: string;
  readonly logFiles: readonly string[];
}

export interface RunningSystem {
  readonly addresses: SystemAddresses;
  readonly apps: Readonly<Record<'gateway' | 'authService' | 'worker', ChildServer>>;
  readonly smtp: SmtpCatcher;
  stop(): Promise<void>;
}

export interface ServerAddresses {
  readonly postgres: string;
  readonly redis: string;
  readonly kafka: string;
}

type OfApps = Partial<Record<keyof RunningSystem['apps'], Environment>>;

type Overrides = (database: FreshDatabase) => Environment | Promise<Environment>;

/** What the apps of a system need: an empty database, an SMTP server and their settings. */
export interface SystemParts {
  readonly database: FreshDatabase;
  readonly smtp: SmtpCatcher;
  /** `http://host:port` of its server, see Mailbox. */
  readonly mailbox: string;
  readonly environment: Environment;
}

/**
 * @param overrides settings of this system alone; the defaults are those of production
 * @param ofApps variables of single apps
 * @param version folder of an earlier version, whose apps run on the schema of this one; this version when left out
 */
export function startSystem(
  servers: ServerAddresses,
  overrides: Environment | Overrides = {},
  ofApps: OfApps = {},
  version?: string,
): Promise<RunningSystem> {
  return withTeardown(async (teardown) => {
    const { database, smtp, mailbox, environment } = await prepareSystem(servers, overrides, teardown);
    await mustRun(['migrate'], { ...environment, ...database.appRole, DATABASE_URL: database.url });
    const apps = await startApps(environment, teardown, ofApps, version);
    const addresses = {
      gateway: apps.gateway.url,
      authService: apps.authService.url,
      worker: apps.worker.url,
      mailbox,
      environment,
      ownerDatabase: database.url,
      logFiles: Object.values(apps).map((app) => app.logFile),
    };
    return { addresses, apps, smtp, stop: () => teardown.run() };
  });
}

/** Parameters as of `startSystem`. */
export async function prepareSystem(
  servers: ServerAddresses,
  overrides: Environment | Overrides,
  teardown: Teardown,
): Promise<SystemParts> {
  const database = await freshDatabase(servers.postgres);
  teardown.add(() => database.drop());
  const smtp = await SmtpCatcher.start();
  teardown.add(() => smtp.stop());
  const mailbox = await serveMailbox(smtp);
  teardown.add(() => mailbox.stop());
  const avatars = await mkdtemp(join(tmpdir(), 'avatars-'));
  teardown.add(() => rm(avatars, { recursive: true }));
  const environment = await settings({ ...servers, postgres: database.appUrl }, smtp.port, {
    AVATAR_FOLDER: avatars,
    ...(typeof overrides === 'function' ? await overrides(database) : overrides),
  });
  return { database, smtp, mailbox: mailbox.url, environment };
}

/** All tests use one address, and some guess passwords; tests of the limits set their own. */
export const unthrottled: Environment = {
  THROTTLE_ACCOUNT_ATTEMPTS: '100000',
  THROTTLE_ACCOUNT_DAY_ATTEMPTS: '100000',
  THROTTLE_ADDRESS_ATTEMPTS: '100000',
};

async function settings(
  servers: ServerAddresses,
  smtpPort: number,
  overrides: Environment,
): Promise<Environment> {
  const port = overrides['PORT'] ?? String(await freePort());
  return {
    SECRET_KEY: randomBytes(48).toString('base64'),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DEFAULT_FROM_EMAIL: 'Gatehouse <no-reply@localhost>',
    PORT: port,
    LOG_LEVEL: 'debug',
    API_DOCUMENT: '1',
    SHUTDOWN_DELAY_SECONDS: '0',
    DATABASE_URL: servers.postgres,
    REDIS_URL: servers.redis,
    KAFKA_URL: servers.kafka,
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(smtpPort),
    ...unthrottled,
    ...overrides,
  };
}

/**
 * On a schema that is migrated.
 * @param version as of `startSystem`
 */
export async function startApps(
  environment: Environment,
  teardown: Teardown,
  ofApps: OfApps = {},
  version?: string,
): Promise<RunningSystem['apps']> {
  const start = async (name: 'gateway' | 'auth-service' | 'worker', own: Environment | undefined) => {
    const app = await startApp(name, { ...environment, ...own }, undefined, version);
    teardown.add(() => app.stop());
    return app;
  };
  const starts = [
    start('gateway', ofApps.gateway),
    start('auth-service', ofApps.authService),
    start('worker', ofApps.worker),
  ] as const;
  // Waits until all have started or failed, so that a late one is stopped too.
  await Promise.allSettled(starts);
  const [gateway, authService, worker] = await Promise.all(starts);
  return { gateway, authService, worker };
}
