/** Creates the topics that are needed, reports how existing ones differ, and learns how many partitions they have. */
import type { KafkaSettings } from '#config';
import { Logger } from '@nestjs/common';
import kafkajs, { type Admin, type IResourceConfigEntry, type Kafka } from 'kafkajs';
import { deadLetterLimit } from './dead-letter.js';
import type { PartitionCounts } from './route-answer.js';
import type { Subscription } from './subscription.js';

/** Their names, and what differs from the broker's own settings. */
export type WantedTopics = ReadonlyMap<string, readonly IResourceConfigEntry[]>;

type TopicSettings = Pick<
  KafkaSettings,
  'partitions' | 'replication' | 'requestRetention' | 'deadLetterRetention'
>;

/** Milliseconds; shorter ones only make more files. */
const shortestSegment = 60_000;

const logger = new Logger('Kafka');
/** The client is rebuilt at every fault; an unchanged difference is reported once a process. */
const reported = new Map<string, string>();

/** Idempotent, also when several instances start at once; topics that exist are left as they are. */
export async function ensureTopics(
  kafka: Kafka,
  { partitions, replication }: Pick<TopicSettings, 'partitions' | 'replication'>,
  wanted: WantedTopics,
): Promise<PartitionCounts> {
  const admin = kafka.admin();
  try {
    await admin.connect();
    const existing = new Set(await admin.listTopics());
    for (const [topic, configEntries] of wanted) {
      if (existing.has(topic)) continue;
      await admin.createTopics({
        topics: [
          {
            topic,
            numPartitions: partitions,
            replicationFactor: replication,
            configEntries: [...configEntries],
          },
        ],
      });
    }
    await reportDifferences(admin, new Map([...wanted].filter(([topic]) => existing.has(topic))));
    return await countPartitions(admin, [...wanted.keys()]);
  } finally {
    await admin.disconnect();
  }
}

/** What subscriptions read and write. */
export function topicsOf(subscriptions: readonly Subscription[], settings: TopicSettings): WantedTopics {
  const topics = new Map<string, IResourceConfigEntry[]>();
  const short = retention(settings.requestRetention);
  for (const { topic, replyTopic, nestReplyTopic, deadLetterTopic } of subscriptions) {
    topics.set(topic, [uncompressed, largestRequestBatch, ...short]);
    topics.set(replyTopic, [compressedAsSent, ...short]);
    topics.set(nestReplyTopic, [compressedAsSent, ...short]);
    topics.set(deadLetterTopic, [
      compressedAsSent,
      ...retention(settings.deadLetterRetention),
      { name: 'max.message.bytes', value: String(deadLetterLimit) },
    ]);
  }
  return topics;
}

/**
 * The broker decompresses what a client compressed. Clients without that codec can then read it, and what a batch
 * decompresses to counts against `max.message.bytes`.
 */
const uncompressed: IResourceConfigEntry = { name: 'compression.type', value: 'uncompressed' };

/** Bytes: what a broker takes by default. In more, uncompressed, kafkajs meets more records than it can collect. */
const largestRequestBatch: IResourceConfigEntry = { name: 'max.message.bytes', value: '1048588' };

/** This project sends uncompressed batches: a codec that is the broker's default may be one that a reader lacks. */
export const compressedAsSent: IResourceConfigEntry = { name: 'compression.type', value: 'producer' };

/** A segment that is still written to is not deleted, so it must end as soon. @param seconds how long messages stay */
function retention(seconds: number): IResourceConfigEntry[] {
  const milliseconds = seconds * 1000;
  return [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: String(milliseconds) },
    { name: 'segment.ms', value: String(Math.max(milliseconds, shortestSegment)) },
  ];
}

/** For the log only: an app that may not read the configuration can still serve. */
async function reportDifferences(admin: Admin, existing: WantedTopics): Promise<void> {
  for (const [topic, wanted] of existing) {
    const differences = await differencesOf(admin, topic, wanted).catch((err: unknown) => {
      logger.debug({ msg: 'The configuration of a topic cannot be read', topic, err });
      return [];
    });
    const summary = differences.map(({ name, is, wanted }) => `${name} is ${is}, not ${wanted}`).join('; ');
    if (summary === '' || reported.get(topic) === summary) continue;
    reported.set(topic, summary);
    const change = differences.map(({ name, wanted }) => `${name}=${wanted}`).join(',');
    logger.warn({
      msg: `The topic ${topic} is configured differently: ${summary}`,
      topic,
      remedy: `kafka-configs.sh --alter --entity-type topics --entity-name ${topic} --add-config ${change}`,
    });
  }
}

async function differencesOf(admin: Admin, topic: string, wanted: readonly IResourceConfigEntry[]) {
  const configNames = wanted.map(({ name }) => name);
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames }],
  });
  const current = new Map(
    resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]),
  );
  return wanted.flatMap(({ name, value }) => {
    const is = current.get(name);
    return is === undefined || is === value ? [] : [{ name, is, wanted: value }];
  });
}

async function countPartitions(admin: Admin, topics: string[]): Promise<PartitionCounts> {
  const metadata = await admin.fetchTopicMetadata({ topics });
  return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
}
