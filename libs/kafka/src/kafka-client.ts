/** Creates every Kafka client, producer and consumer of the apps from the settings. */
import type { KafkaSettings } from '#config';
import { Logger } from '@nestjs/common';
import { type ISocketFactory, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { createKafkaLog } from './kafka-log.js';
import { reportMissingPatch } from './kafkajs-patch.js';
import { saslOptions } from './sasl-options.js';
import { timings } from './timings.js';
import { registerTolerantCodecs } from './tolerant-codecs.js';

/** One for all clients, so that a new client does not repeat the lines of the one it replaces. */
const log = createKafkaLog(new Logger('Kafka'));

/** @param socketFactory opens the connections; default: the client's own */
export function createKafkaClient(settings: KafkaSettings, socketFactory?: ISocketFactory): Kafka {
  reportMissingPatch();
  registerTolerantCodecs();
  return new Kafka({
    clientId: settings.group,
    brokers: [...settings.brokers],
    ...(settings.tls && { ssl: { ...settings.tls } }),
    ...(settings.sasl && { sasl: saslOptions(settings.sasl) }),
    ...(socketFactory && { socketFactory }),
    connectionTimeout: timings.connect,
    requestTimeout: timings.request,
    retry: { initialRetryTime: 100, maxRetryTime: timings.reconnectPause, retries: 5 },
    logLevel: logLevel.INFO,
    logCreator: log,
  });
}

/**
 * Partitions keys as Java clients do (murmur2), and messages without a key round-robin. Does not retry: a retry would choose
 * new partitions for messages without a key and could lose some. The caller repeats a failed send as a whole.
 */
export function createProducer(kafka: Kafka): Producer {
  return kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: 0 },
  });
}

/**
 * Records become visible when their transaction commits. The broker rejects records of a producer after a newer one has
 * connected with the same id (KIP-98). Discard the producer after any failure: its sequence numbers may differ from the
 * broker's then, and the broker would drop new records as duplicates.
 */
export function createTransactionalProducer(kafka: Kafka, transactionalId: string): Producer {
  return kafka.producer({
    transactionalId,
    transactionTimeout: timings.transaction,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: 8, initialRetryTime: timings.transactionPause, maxRetryTime: timings.reconnectPause },
  });
}
