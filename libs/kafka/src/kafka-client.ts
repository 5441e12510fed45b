/** Builds the Kafka client from the settings; every producer and consumer of the project comes from here. */
import type { KafkaSettings } from '#config';
import { Logger } from '@nestjs/common';
import { type ISocketFactory, Kafka, logLevel, Partitioners, type Producer, type SASLOptions } from 'kafkajs';
import { createKafkaLog } from './kafka-log.js';
import { reportMissingPatch } from './kafkajs-patch.js';
import { timings } from './timings.js';
import { registerTolerantCodecs } from './tolerant-codecs.js';

/** One for all clients: a rebuilt one must not repeat what was just said. */
const log = createKafkaLog(new Logger('Kafka'));

/** @param socketFactory opens the connections; the client's own when left out */
export function createKafkaClient(settings: KafkaSettings, socketFactory?: ISocketFactory): Kafka {
  reportMissingPatch();
  registerTolerantCodecs();
  return new Kafka({
    clientId: settings.group,
    brokers: [...settings.brokers],
    ssl: settings.ssl,
    ...(settings.sasl && { sasl: { ...settings.sasl } as SASLOptions }),
    ...(socketFactory && { socketFactory }),
    connectionTimeout: timings.connect,
    requestTimeout: timings.request,
    retry: { initialRetryTime: 100, maxRetryTime: timings.rebuildPause, retries: 5 },
    logLevel: logLevel.INFO,
    logCreator: log,
  });
}

/**
 * A producer whose keys land where every Java-compatible client expects them (murmur2), keyless messages in turn.
 * It sends once: its own second try may spread keyless messages anew and so lose some, so a failed send is for the
 * caller to repeat as a whole.
 */
export function createProducer(kafka: Kafka): Producer {
  return kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: 0 },
  });
}

/**
 * A producer whose records become visible by transaction, and only while no newer one has taken its name: whatever an
 * older one still has on its way is refused by the broker (KIP-98). Discard it after any failure: its counting of
 * records may then differ from the broker's, who would take new ones for repetitions.
 */
export function createTransactionalProducer(kafka: Kafka, transactionalId: string): Producer {
  return kafka.producer({
    transactionalId,
    transactionTimeout: timings.transaction,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    retry: { retries: 8, initialRetryTime: timings.transactionPause, maxRetryTime: timings.rebuildPause },
  });
}
