/** Where PostgreSQL is: one address, or the parts the old `.env` names. */
import { str, type CleanedEnv } from 'envalid';
import { connection, flag, wholeOr } from './variable-kinds.js';

export const databaseVariables = {
  DATABASE_URL: {
    ...connection('postgres', 'postgresql')(),
    default: '',
    desc: 'PostgreSQL address; wins over the DB_ variables',
    example: 'postgres://gatehouse:…@localhost:5432/gatehouse',
  },
  DB_NAME: str({ default: '', desc: 'Database name' }),
  DB_USERNAME: str({ default: '', desc: 'Database user' }),
  DB_HOST: str({ default: 'localhost', desc: 'Database host, or the folder of its Unix socket' }),
  DB_PORT: wholeOr(5432, 1, 65535, 'Database port'),
  DB_PASS: str({ default: '', desc: 'Database password' }),
  DB_POOL_SIZE: wholeOr(10, 2, 500, 'Maximum number of connections of each process'),
  DB_NAMED_STATEMENTS: {
    ...flag(),
    default: true,
    desc: '0: for a connection pooler that keeps no named statements (PgBouncer before 1.21)',
  },
  DATABASE_LISTEN_URL: {
    ...connection('postgres', 'postgresql')(),
    default: '',
    desc: 'Address of PostgreSQL itself where the other one is of a pooler; without it nothing is answered from memory',
    example: 'postgres://gatehouse:…@postgres:5432/gatehouse',
  },
  DB_APP_USERNAME: str({
    default: '',
    desc: 'For migrate alone: role the apps connect as, which gets the rights they need; created if missing',
  }),
  DB_APP_PASS: str({ default: '', desc: 'For migrate alone: password of that role when it is created' }),
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
  readonly namedStatements: boolean;
  /** For LISTEN, which does not pass a pooler. */
  readonly listenUrl: string;
  /** Undefined: the apps connect as the role that migrates. */
  readonly appRole: { readonly name: string; readonly password: string } | undefined;

  constructor(env: DatabaseEnv) {
    this.url = env.DATABASE_URL || addressOf(env);
    this.poolSize = env.DB_POOL_SIZE;
    this.startupWait = env.DB_STARTUP_WAIT_SECONDS;
    this.namedStatements = env.DB_NAMED_STATEMENTS;
    this.listenUrl = env.DATABASE_LISTEN_URL || this.url;
    const { DB_APP_USERNAME: name, DB_APP_PASS: password } = env;
    this.appRole = name ? { name, password } : undefined;
  }

  static faults(env: Partial<DatabaseEnv>): string[] {
    if (env.DATABASE_URL === undefined || env.DATABASE_URL || (env.DB_NAME && env.DB_USERNAME)) return [];
    return ['DATABASE_URL is missing: set it, or DB_NAME and DB_USERNAME (DB_HOST, DB_PORT, DB_PASS)'];
  }
}

function addressOf(env: DatabaseEnv): string {
  const password = env.DB_PASS && `:${encodeURIComponent(env.DB_PASS)}`;
  const host = hostOf(env.DB_HOST);
  return `postgres://${encodeURIComponent(env.DB_USERNAME)}${password}@${host}:${env.DB_PORT}/${encodeURIComponent(env.DB_NAME)}`;
}

/** As it stands in an address: an IPv6 address in brackets, the folder of a socket percent-encoded (as libpq reads both). */
function hostOf(host: string): string {
  if (host.startsWith('/')) return encodeURIComponent(host);
  return host.includes(':') ? `[${host}]` : host;
}
