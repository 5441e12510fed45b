/** Creates Kafka clients from the options. Their log is off; the callers log errors. */
import { type ISocketFactory, Kafka, logLevel, type SASLOptions } from 'kafkajs';
import type { KafkaOptions } from '../options.js';
import { timings } from './timings.js';

export function createKafka(options: KafkaOptions, socketFactory: ISocketFactory): Kafka {
  return new Kafka({
    clientId: options.clientId ?? 'gatehouse-client',
    brokers: [...options.brokers],
    ssl: options.ssl ?? false,
    ...(options.sasl && { sasl: { ...options.sasl } as SASLOptions }),
    socketFactory,
    connectionTimeout: timings.connect,
    requestTimeout: timings.request,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 4 },
    logLevel: logLevel.NOTHING,
  });
}
