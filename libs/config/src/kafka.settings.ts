/** The transports of verification for internal services: Kafka, or TCP where there is no Kafka. */
import { str, type CleanedEnv } from 'envalid';
import { pemFile, readTlsFiles, tlsFileFaults, type TlsOptions } from './tls-files.js';
import { brokers, connection, flag, wholeOr } from './variable-kinds.js';

export const kafkaVariables = {
  KAFKA_URL: {
    ...brokers(),
    default: [] as string[],
    desc: 'Kafka brokers, comma-separated: kafka://host:port. Empty: verification is served over TCP',
    example: 'kafka://localhost:9094',
  },
  KAFKA_GROUP: str({ default: 'gatehouse', desc: 'Consumer group of the auth-service processes' }),
  KAFKA_PARTITIONS: wholeOr(3, 1, 1000, 'Partitions of a topic that Gatehouse creates'),
  KAFKA_REPLICATION: wholeOr(1, 1, 10, 'Replication factor of a topic that Gatehouse creates'),
  KAFKA_REQUEST_RETENTION_SECONDS: wholeOr(
    600,
    60,
    7 * 24 * 3600,
    'Retention of requests, which contain tokens, and responses in topics that Gatehouse creates, in seconds',
  ),
  KAFKA_DEAD_LETTER_RETENTION_SECONDS: wholeOr(
    3600,
    60,
    365 * 24 * 3600,
    'Retention of dead letters in a topic that Gatehouse creates, in seconds',
  ),
  KAFKA_REQUEST_MAX_AGE_SECONDS: wholeOr(
    0,
    0,
    7 * 24 * 3600,
    'Age above which a request is answered with FAIL, in seconds. 0: no limit',
  ),
  KAFKA_SSL: flag({ default: false, desc: 'TLS to the brokers, with verification of authority and name' }),
  KAFKA_SSL_CA_FILE: pemFile(
    'PEM file with the authorities of the certificates of the brokers; empty: those of Node.js',
    '/run/secrets/kafka-ca.pem',
  ),
  KAFKA_SSL_CERT_FILE: pemFile(
    'PEM file with the client certificate for the brokers',
    '/run/secrets/kafka-client.pem',
  ),
  KAFKA_SSL_KEY_FILE: pemFile(
    'PEM file with the private key of that certificate, without a passphrase',
    '/run/secrets/kafka-client.key',
  ),
  KAFKA_SASL_MECHANISM: str({
    default: '',
    choices: ['', 'plain', 'scram-sha-256', 'scram-sha-512', 'oauthbearer'],
    desc: 'SASL mechanism of the brokers; empty: no login',
  }),
  KAFKA_SASL_USERNAME: str({
    default: '',
    desc: 'User name at the brokers; with KAFKA_OAUTH_TOKEN_URL the client id there',
  }),
  KAFKA_SASL_PASSWORD: str({
    default: '',
    desc: 'Password at the brokers; with KAFKA_OAUTH_TOKEN_URL the client secret there',
  }),
  KAFKA_OAUTH_TOKEN_URL: {
    ...connection('https', 'http')(),
    default: '',
    desc: 'For oauthbearer: token endpoint that issues access tokens for client credentials (RFC 6749, section 4.4)',
    example: 'https://login.example.com/oauth2/token',
  },
  KAFKA_OAUTH_SCOPE: str({
    default: '',
    desc: 'Scope that is requested from KAFKA_OAUTH_TOKEN_URL; empty: its default',
  }),
  KAFKA_OAUTH_TOKEN_FILE: str({
    default: '',
    desc: 'For oauthbearer instead of KAFKA_OAUTH_TOKEN_URL: file with the access token, read at every login to a broker',
    example: '/var/run/secrets/tokens/kafka',
  }),
  EVENT_RETENTION_SECONDS: wholeOr(
    24 * 3600,
    60,
    365 * 24 * 3600,
    'Time that an event is kept in the database after its publication or, without KAFKA_URL, after it was written, in seconds',
  ),
  VERIFY_TCP_HOST: str({
    default: '127.0.0.1',
    desc: 'Address that verification over TCP listens on. It does not authenticate callers: expose it to trusted networks only',
    example: '10.0.0.5',
  }),
  VERIFY_TCP_PORT: wholeOr(8001, 0, 65535, 'Port of verification over TCP, used where KAFKA_URL is empty'),
};

type KafkaEnv = CleanedEnv<typeof kafkaVariables>;

export interface PasswordSasl {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** Where access tokens for OAUTHBEARER come from. */
export type OAuthTokenSource =
  | { readonly file: string }
  | {
      readonly url: string;
      readonly clientId: string;
      readonly clientSecret: string;
      /** Empty: the default of the token endpoint. */
      readonly scope: string;
    };

export type SaslSettings =
  PasswordSasl | { readonly mechanism: 'oauthbearer'; readonly tokens: OAuthTokenSource };

export class KafkaSettings {
  /** `host:port` each; empty where Kafka is not used. */
  readonly brokers: readonly string[];
  readonly group: string;
  readonly partitions: number;
  readonly replication: number;
  /** Seconds, of requests and answers. */
  readonly requestRetention: number;
  /** Seconds. */
  readonly deadLetterRetention: number;
  /** Seconds; 0 where no request is too old. */
  readonly requestMaxAge: number;
  /** Undefined: without TLS. */
  readonly tls: TlsOptions | undefined;
  readonly sasl: SaslSettings | undefined;
  /** Seconds. */
  readonly eventRetention: number;
  /** Address of the TCP transport that stands in for Kafka, which HOST does not open. */
  readonly tcpHost: string;
  /** Port of the TCP transport that stands in for Kafka. */
  readonly tcpPort: number;

  constructor(env: KafkaEnv) {
    this.brokers = env.KAFKA_URL;
    this.group = env.KAFKA_GROUP;
    this.partitions = env.KAFKA_PARTITIONS;
    this.replication = env.KAFKA_REPLICATION;
    this.requestRetention = env.KAFKA_REQUEST_RETENTION_SECONDS;
    this.deadLetterRetention = env.KAFKA_DEAD_LETTER_RETENTION_SECONDS;
    this.requestMaxAge = env.KAFKA_REQUEST_MAX_AGE_SECONDS;
    this.tls = env.KAFKA_SSL ? { rejectUnauthorized: true, ...readTlsFiles('KAFKA_SSL', env) } : undefined;
    this.sasl = saslOf(env);
    this.eventRetention = env.EVENT_RETENTION_SECONDS;
    this.tcpHost = env.VERIFY_TCP_HOST;
    this.tcpPort = env.VERIFY_TCP_PORT;
  }

  static faults(env: Partial<KafkaEnv>): string[] {
    const use = env.KAFKA_SSL ? 'verified' : 'off';
    return [...saslFaults(env), ...tlsFileFaults('KAFKA_SSL', env, use, 'set KAFKA_SSL=1')];
  }
}

function saslOf(env: KafkaEnv): SaslSettings | undefined {
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = env;
  if (!env.KAFKA_SASL_MECHANISM) return undefined;
  if (env.KAFKA_SASL_MECHANISM !== 'oauthbearer') {
    return { mechanism: env.KAFKA_SASL_MECHANISM as PasswordSasl['mechanism'], username, password };
  }
  const { KAFKA_OAUTH_TOKEN_FILE: file, KAFKA_OAUTH_TOKEN_URL: url, KAFKA_OAUTH_SCOPE: scope } = env;
  const tokens = file ? { file } : { url, clientId: username, clientSecret: password, scope };
  return { mechanism: 'oauthbearer', tokens };
}

function saslFaults(env: Partial<KafkaEnv>): string[] {
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_OAUTH_TOKEN_URL: url, KAFKA_OAUTH_TOKEN_FILE: file } = env;
  if (mechanism !== 'oauthbearer') {
    const given = url ? 'KAFKA_OAUTH_TOKEN_URL' : file ? 'KAFKA_OAUTH_TOKEN_FILE' : '';
    if (given) return [`${given} would have no effect: set KAFKA_SASL_MECHANISM=oauthbearer`];
    if (mechanism && !env.KAFKA_SASL_USERNAME) {
      return ['KAFKA_SASL_USERNAME is missing: KAFKA_SASL_MECHANISM needs it'];
    }
    return [];
  }
  // A bearer token is a password: whoever reads it can use it (RFC 6750, section 5.3).
  const plain = env.KAFKA_SSL ? [] : ['KAFKA_SSL is missing: oauthbearer sends tokens, which need TLS'];
  return [...plain, ...tokenSourceFaults(env)];
}

function tokenSourceFaults(env: Partial<KafkaEnv>): string[] {
  const { KAFKA_OAUTH_TOKEN_URL: url, KAFKA_OAUTH_TOKEN_FILE: file } = env;
  if (url && file) {
    return ['KAFKA_OAUTH_TOKEN_URL and KAFKA_OAUTH_TOKEN_FILE are both set: remove one of them'];
  }
  if (!url && !file) {
    return ['KAFKA_OAUTH_TOKEN_URL or KAFKA_OAUTH_TOKEN_FILE is missing: oauthbearer needs one of them'];
  }
  if (url?.startsWith('http:') && !isThisMachine(url)) {
    return ['KAFKA_OAUTH_TOKEN_URL must start with https://: the client secret is sent there'];
  }
  if (url && !(env.KAFKA_SASL_USERNAME && env.KAFKA_SASL_PASSWORD)) {
    return [
      'KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD are missing: KAFKA_OAUTH_TOKEN_URL needs a client id and a client secret',
    ];
  }
  return [];
}

/** For a proxy beside the process, which speaks TLS. */
const isThisMachine = (url: string): boolean =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);
