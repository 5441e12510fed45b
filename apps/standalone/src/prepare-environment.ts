/** Adds missing variables to the environment: development mode, a secret key, and a PostgreSQL under `.data/`. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { envFileLine, namesDatabase } from '#config';
import { startEmbeddedPostgres } from '#embedded-postgres';

const folder = '.data';
/** Readable by the owner only. */
const privately = { mode: 0o600 };

export interface PreparedEnvironment {
  readonly environment: NodeJS.ProcessEnv;
  /** Stops the database, if this process started it. */
  stop(): Promise<void>;
}

/** Variables in `given` take precedence. */
export async function prepareEnvironment(given: NodeJS.ProcessEnv): Promise<PreparedEnvironment> {
  mkdirSync(folder, { recursive: true });
  const database = await databaseOf(given);
  const environment: NodeJS.ProcessEnv = {
    DEBUG: '1',
    LOG_FORMAT: 'pretty',
    SECRET_KEY: storedSecret(),
    // Any free port: the gateway reports the health of the process.
    AUTH_SERVICE_HEALTH_PORT: '0',
    WORKER_HEALTH_PORT: '0',
    ...withoutBlanks(given),
    ...(database && { DATABASE_URL: database.url }),
  };
  writeForCommands(environment);
  return { environment, stop: async () => database?.stop() };
}

async function databaseOf(given: NodeJS.ProcessEnv) {
  if (namesDatabase(given)) return undefined;
  return startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    log: (sentence) => process.stdout.write(`${sentence}\n`),
  });
}

/** Stored between runs, so that sessions survive a restart. */
function storedSecret(): string {
  const file = join(folder, 'secret-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), privately);
  return readFileSync(file, 'utf8').trim();
}

/** Writes the defaults of `npm run cli`, so that commands use this database without further settings. */
function writeForCommands(environment: NodeJS.ProcessEnv): void {
  const names = ['DEBUG', 'SECRET_KEY', 'SECRET_KEY_FALLBACKS', 'PUBLIC_URL', 'PORT', 'DATABASE_URL'];
  const lines = names
    .filter((name) => environment[name])
    .map((name) => envFileLine(name, environment[name]!));
  writeFileSync(join(folder, 'gatehouse.env'), `${lines.join('\n')}\n`, privately);
}

function withoutBlanks(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
