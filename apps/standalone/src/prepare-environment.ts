/** Fills in what the environment leaves out: development mode, a kept secret, and a PostgreSQL under `.data/`. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envFileLine, namesDatabase } from '#config';
import { startEmbeddedPostgres } from '#embedded-postgres';

const folder = '.data';
const privately = { mode: 0o600 };

export interface PreparedEnvironment {
  readonly environment: NodeJS.ProcessEnv;
  /** Stops the database, if one was started. */
  stop(): Promise<void>;
}

/** Whatever `given` names is used instead of what would be filled in. */
export async function prepareEnvironment(given: NodeJS.ProcessEnv): Promise<PreparedEnvironment> {
  mkdirSync(folder, { recursive: true });
  const database = await databaseOf(given);
  const environment: NodeJS.ProcessEnv = {
    DEBUG: '1',
    LOG_FORMAT: 'pretty',
    SECRET_KEY: keptSecret(),
    // The gateway answers for the process; these two only need to be out of the way.
    AUTH_SERVICE_HEALTH_PORT: '0',
    WORKER_HEALTH_PORT: '0',
    ...withoutBlanks(given),
    ...(database && { DATABASE_URL: database.url }),
  };
  keepForCommands(environment);
  return { environment, stop: async () => database?.stop() };
}

async function databaseOf(given: NodeJS.ProcessEnv) {
  if (namesDatabase(given)) return undefined;
  return startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    log: (sentence) => process.stdout.write(`${sentence}\n`),
  });
}

/** Kept between runs, so that a restart logs nobody out. */
function keptSecret(): string {
  const file = join(folder, 'secret-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), privately);
  return readFileSync(file, 'utf8').trim();
}

/** What `npm run cli` falls back on, so that commands reach this database without settings of their own. */
function keepForCommands(environment: NodeJS.ProcessEnv): void {
  const names = ['DEBUG', 'SECRET_KEY', 'PUBLIC_URL', 'PORT', 'DATABASE_URL'];
  const lines = names
    .filter((name) => environment[name])
    .map((name) => envFileLine(name, environment[name]!));
  writeFileSync(join(folder, 'gatehouse.env'), `${lines.join('\n')}\n`, privately);
}

function withoutBlanks(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
