/** Where PostgreSQL is: one address, or the parts the old `.env` names. */
import { str, type CleanedEnv } from 'envalid';
import { pemFile, readTlsFiles, tlsFileFaults, type TlsOptions } from './tls-files.js';
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
  DB_SSL: str({
    default: '',
    choices: ['', 'off', 'require', 'verify-full'],
    desc: 'TLS to PostgreSQL: off, require (encrypts without checking the certificate) or verify-full (checks authority and name); empty: as sslmode of DATABASE_URL says, otherwise off',
    example: 'verify-full',
  }),
  DB_SSL_CA_FILE: pemFile(
    'PEM file with the authorities of the certificate of PostgreSQL; empty: those of Node.js',
    '/run/secrets/postgres-ca.pem',
  ),
  DB_SSL_CERT_FILE: pemFile(
    'PEM file with the client certificate for PostgreSQL',
    '/run/secrets/postgres-client.pem',
  ),
  DB_SSL_KEY_FILE: pemFile(
    'PEM file with the private key of that certificate, without a passphrase',
    '/run/secrets/postgres-client.key',
  ),
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
  DB_ANSWER_TIMEOUT_SECONDS: wholeOr(
    20,
    2,
    3600,
    'How long an app waits for PostgreSQL to answer before it closes the connection and answers 503, in seconds',
  ),
};

type DatabaseEnv = CleanedEnv<typeof databaseVariables>;

export class DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
  /** Seconds. */
  readonly startupWait: number;
  /** Seconds. */
  readonly answerTimeout: number;
  readonly namedStatements: boolean;
  /** For LISTEN, which does not pass a pooler. */
  readonly listenUrl: string;
  /** Undefined: as `sslmode` of the address says. False: without TLS. */
  readonly tls: TlsOptions | false | undefined;
  /** Undefined: the apps connect as the role that migrates. */
  readonly appRole: { readonly name: string; readonly password: string } | undefined;

  constructor(env: DatabaseEnv) {
    this.url = env.DATABASE_URL || addressOf(env);
    this.poolSize = env.DB_POOL_SIZE;
    this.startupWait = env.DB_STARTUP_WAIT_SECONDS;
    this.answerTimeout = env.DB_ANSWER_TIMEOUT_SECONDS;
    this.namedStatements = env.DB_NAMED_STATEMENTS;
    this.listenUrl = env.DATABASE_LISTEN_URL || this.url;
    this.tls = tlsOf(env);
    const { DB_APP_USERNAME: name, DB_APP_PASS: password } = env;
    this.appRole = name ? { name, password } : undefined;
  }

  static faults(env: Partial<DatabaseEnv>): string[] {
    return [...addressFaults(env), ...tlsFaults(env)];
  }
}

function addressFaults(env: Partial<DatabaseEnv>): string[] {
  if (env.DATABASE_URL === undefined || env.DATABASE_URL || (env.DB_NAME && env.DB_USERNAME)) return [];
  return ['DATABASE_URL is missing: set it, or DB_NAME and DB_USERNAME (DB_HOST, DB_PORT, DB_PASS)'];
}

/** The driver lets the parameters of an address win, so both together could switch off the verification unnoticed. */
function tlsFaults(env: Partial<DatabaseEnv>): string[] {
  const twice = (['DATABASE_URL', 'DATABASE_LISTEN_URL'] as const).flatMap((name) => {
    const parameter = env.DB_SSL && tlsParameterOf(env[name]);
    return parameter ? [`DB_SSL and ${parameter} of ${name} are both set: remove one of them`] : [];
  });
  const use = env.DB_SSL === 'verify-full' ? 'verified' : env.DB_SSL === 'require' ? 'unverified' : 'off';
  return [...twice, ...tlsFileFaults('DB_SSL', env, use, 'set DB_SSL=verify-full')];
}

function tlsParameterOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  return [...new URL(url).searchParams.keys()].find((name) => name.startsWith('ssl'));
}

function tlsOf(env: DatabaseEnv): DatabaseSettings['tls'] {
  if (env.DB_SSL === '') return undefined;
  if (env.DB_SSL === 'off') return false;
  return { rejectUnauthorized: env.DB_SSL === 'verify-full', ...readTlsFiles('DB_SSL', env) };
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
