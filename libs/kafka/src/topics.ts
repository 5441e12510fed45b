/** Creates the topics that are needed, explicitly, and learns how many partitions they have. */
import type { KafkaSettings } from '#config';
import type { Admin, IResourceConfigEntry, Kafka } from 'kafkajs';
import { deadLetterLimit } from './dead-letter.js';
import type { PartitionCounts } from './route-answer.js';
import type { Subscription } from './subscription.js';

/** Their names, and what differs from the broker's own settings. */
export type WantedTopics = ReadonlyMap<string, readonly IResourceConfigEntry[]>;

/** Idempotent, also when several instances start at once; topics that exist are left as they are. */
export async function ensureTopics(
  kafka: Kafka,
  { partitions, replication }: Pick<KafkaSettings, 'partitions' | 'replication'>,
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
    return await countPartitions(admin, [...wanted.keys()]);
  } finally {
    await admin.disconnect();
  }
}

/** What subscriptions read and write. */
export function topicsOf(subscriptions: readonly Subscription[]): WantedTopics {
  const topics = new Map<string, IResourceConfigEntry[]>();
  for (const { topic, replyTopic, nestReplyTopic, deadLetterTopic } of subscriptions) {
    // The broker unpacks what a caller compressed: the client reads gzip only, and stops at anything else.
    topics.set(topic, [{ name: 'compression.type', value: 'uncompressed' }]);
    topics.set(replyTopic, []);
    topics.set(nestReplyTopic, []);
    topics.set(deadLetterTopic, [{ name: 'max.message.bytes', value: String(deadLetterLimit) }]);
  }
  return topics;
}

async function countPartitions(admin: Admin, topics: string[]): Promise<PartitionCounts> {
  const metadata = await admin.fetchTopicMetadata({ topics });
  return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
}
