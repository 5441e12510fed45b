/** Where PostgreSQL is: one address, or the parts the old `.env` names. */
import { str, type CleanedEnv } from 'envalid';
import { connection, wholeOr } from './variable-kinds.js';

export const databaseVariables = {
  DATABASE_URL: {
    ...connection('postgres', 'postgresql')(),
    default: '',
    desc: 'PostgreSQL address; wins over the DB_ variables',
    example: 'postgres://gatehouse:…@localhost:5432/gatehouse',
  },
  DB_NAME: str({ default: '', desc: 'Database name' }),
  DB_USERNAME: str({ default: '', desc: 'Database user' }),
  DB_HOST: str({ default: 'localhost', desc: 'Database host' }),
  DB_PORT: wholeOr(5432, 1, 65535, 'Database port'),
  DB_PASS: str({ default: '', desc: 'Database password' }),
  DB_POOL_SIZE: wholeOr(10, 1, 500, 'Connections each process keeps at the most'),
  DB_STARTUP_WAIT_SECONDS: wholeOr(
    30,
    0,
    3600,
    'How long an app waits at its start for PostgreSQL before it exits with 1, in seconds',
  ),
};

type DatabaseEnv = CleanedEnv<typeof databaseVariables>;

export class DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  /** Seconds. */
  readonly startupWait: number;

  constructor(env: DatabaseEnv) {
    this.url = env.DATABASE_URL || addressOf(env);
    this.poolSize = env.DB_POOL_SIZE;
    this.startupWait = env.DB_STARTUP_WAIT_SECONDS;
  }

  static faults(env: Partial<DatabaseEnv>): string[] {
    if (env.DATABASE_URL === undefined || env.DATABASE_URL || (env.DB_NAME && env.DB_USERNAME)) return [];
    return ['DATABASE_URL is missing: set it, or DB_NAME and DB_USERNAME (DB_HOST, DB_PORT, DB_PASS)'];
  }
}

function addressOf(env: DatabaseEnv): string {
  const password = env.DB_PASS && `:${encodeURIComponent(env.DB_PASS)}`;
  const host = env.DB_HOST.includes(':') ? `[${env.DB_HOST}]` : env.DB_HOST;
  return `postgres://${encodeURIComponent(env.DB_USERNAME)}${password}@${host}:${env.DB_PORT}/${encodeURIComponent(env.DB_NAME)}`;
}
