/** The transports of verification for internal services: Kafka, or TCP where there is no Kafka. */
import { str, type CleanedEnv } from 'envalid';
import { brokers, flag, wholeOr } from './variable-kinds.js';

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
  KAFKA_SSL: flag({ default: false, desc: 'TLS to the brokers' }),
  KAFKA_SASL_MECHANISM: str({
    default: '',
    choices: ['', 'plain', 'scram-sha-256', 'scram-sha-512'],
    desc: 'SASL mechanism of the brokers; empty: no login',
  }),
  KAFKA_SASL_USERNAME: str({ default: '', desc: 'User name at the brokers' }),
  KAFKA_SASL_PASSWORD: str({ default: '', desc: 'Password at the brokers' }),
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

export interface SaslSettings {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

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
  readonly ssl: boolean;
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
    this.ssl = env.KAFKA_SSL;
    this.sasl = env.KAFKA_SASL_MECHANISM
      ? {
          mechanism: env.KAFKA_SASL_MECHANISM as SaslSettings['mechanism'],
          username: env.KAFKA_SASL_USERNAME,
          password: env.KAFKA_SASL_PASSWORD,
        }
      : undefined;
    this.eventRetention = env.EVENT_RETENTION_SECONDS;
    this.tcpHost = env.VERIFY_TCP_HOST;
    this.tcpPort = env.VERIFY_TCP_PORT;
  }

  static faults(env: Partial<KafkaEnv>): string[] {
    if (env.KAFKA_SASL_MECHANISM && !env.KAFKA_SASL_USERNAME) {
      return ['KAFKA_SASL_USERNAME is missing: KAFKA_SASL_MECHANISM needs it'];
    }
    return [];
  }
}
