/** Creates missing topics, warns about existing ones with a different configuration, and counts partitions. */
import type { KafkaSettings } from '#config';
import { Logger } from '@nestjs/common';
import kafkajs, { type Admin, type IResourceConfigEntry, type Kafka } from 'kafkajs';
import { deadLetterLimit } from './dead-letter.js';
import type { RequestTopic } from './request-topic.js';
import type { PartitionCounts } from './route-response.js';

/** By name: the configuration entries that differ from the broker's defaults. */
export type WantedTopics = ReadonlyMap<string, readonly IResourceConfigEntry[]>;

export type TopicEntry = IResourceConfigEntry;

type TopicNames = Pick<RequestTopic, 'topic' | 'replyTopic' | 'nestReplyTopic' | 'deadLetterTopic'>;

type TopicSettings = Pick<
  KafkaSettings,
  'partitions' | 'replication' | 'requestRetention' | 'deadLetterRetention'
>;

/** Milliseconds; shorter segments would only create more files. */
const shortestSegment = 60_000;

const logger = new Logger('Kafka');
/** Differences by topic. A new client after a fault does not repeat a warning that still applies. */
const reported = new Map<string, string>();

/** Idempotent, also when several instances start at the same time. Does not change existing topics. */
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

/** @returns the topics that the transport reads and writes */
export function topicsOf(requestTopics: readonly TopicNames[], settings: TopicSettings): WantedTopics {
  const topics = new Map<string, IResourceConfigEntry[]>();
  const short = retention(settings.requestRetention);
  for (const { topic, replyTopic, nestReplyTopic, deadLetterTopic } of requestTopics) {
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
 * The broker decompresses the batches of clients. Then clients without the codec can read them, and `max.message.bytes`
 * limits the decompressed size.
 */
const uncompressed: IResourceConfigEntry = { name: 'compression.type', value: 'uncompressed' };

/** Bytes; the default of brokers. A larger uncompressed batch may have more records than kafkajs can collect. */
const largestRequestBatch: IResourceConfigEntry = { name: 'max.message.bytes', value: '1048588' };

/** Gatehouse sends uncompressed batches. With the broker's default codec, readers without that codec would fail. */
export const compressedAsSent: IResourceConfigEntry = { name: 'compression.type', value: 'producer' };

/** Kafka never deletes the active segment, so a segment must end within the retention, too. @param seconds how long messages are kept */
function retention(seconds: number): IResourceConfigEntry[] {
  const milliseconds = seconds * 1000;
  return [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: String(milliseconds) },
    { name: 'segment.ms', value: String(Math.max(milliseconds, shortestSegment)) },
  ];
}

/** Only logs: an app without permission to read the configuration (DescribeConfigs) can still work. */
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
