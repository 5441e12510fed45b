/** The whole service for a test: a database of its own, the apps as separate processes, and an SMTP server. */
import { randomBytes } from 'node:crypto';
import { type Environment, startApp } from './apps.js';
import { mustRun } from './cli.js';
import { freePort } from './free-port.js';
import { freshDatabase } from './fresh-database.js';
import { serveMailbox } from './mail/mailbox-server.js';
import { SmtpCatcher } from './mail/smtp-catcher.js';
import type { ChildServer } from './stack/child-server.js';

/** Plain strings, so that it can be handed to test files in other processes. */
export interface SystemAddresses {
  /** `http://host:port` each. */
  readonly gateway: string;
  readonly authService: string;
  readonly worker: string;
  /** See Mailbox. */
  readonly mailbox: string;
  /** The settings all apps run with; commands and further apps need the same. */
  readonly environment: Environment;
  readonly logFiles: readonly string[];
}

export interface RunningSystem extends SystemAddresses {
  readonly apps: Readonly<Record<'gatewayApp' | 'authServiceApp' | 'workerApp', ChildServer>>;
  readonly smtp: SmtpCatcher;
  stop(): Promise<void>;
}

export interface ServerAddresses {
  readonly postgres: string;
  readonly redis: string;
  readonly kafka: string;
}

/** @param overrides settings of this system alone; the defaults are those of production */
export async function startSystem(
  servers: ServerAddresses,
  overrides: Environment = {},
): Promise<RunningSystem> {
  const database = await freshDatabase(servers.postgres);
  const smtp = await SmtpCatcher.start();
  const mailbox = await serveMailbox(smtp);
  const port = overrides['PORT'] ?? String(await freePort());
  const gateway = `http://127.0.0.1:${port}`;
  const environment: Environment = {
    SECRET_KEY: randomBytes(48).toString('base64'),
    PUBLIC_URL: gateway,
    PORT: port,
    LOG_LEVEL: 'debug',
    DATABASE_URL: database.url,
    REDIS_URL: servers.redis,
    KAFKA_URL: servers.kafka,
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(smtp.port),
    ...overrides,
  };
  await mustRun(['migrate'], environment);
  const [gatewayApp, authServiceApp, workerApp] = await Promise.all([
    startApp('gateway', environment),
    startApp('auth-service', environment),
    startApp('worker', environment),
  ]);
  const apps = { gatewayApp, authServiceApp, workerApp };
  return {
    gateway,
    authService: authServiceApp.url,
    worker: workerApp.url,
    mailbox: mailbox.url,
    environment,
    logFiles: Object.values(apps).map((app) => app.logFile),
    apps,
    smtp,
    async stop() {
      await Promise.all(Object.values(apps).map((app) => app.stop()));
      mailbox.stop();
      await smtp.stop();
      await database.drop();
    },
  };
}
