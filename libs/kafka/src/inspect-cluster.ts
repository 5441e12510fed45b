/** Reads for a diagnosis what a cluster has: brokers, topics with their configuration and replicas, and rules of access. */
import type { KafkaSettings } from '#config';
import { closeWithin, DestroyableSockets } from '#kafkajs-extensions';
import kafkajs, {
  type Admin,
  type DescribeAclResource,
  type IResourceConfigEntry,
  type Kafka,
} from 'kafkajs';
import { createKafkaClient } from './kafka-client.js';
import { timings } from './timings.js';
import { ensureTopics, type WantedTopics } from './topics.js';

export interface PartitionState {
  /** -1 without a leader: nobody can write or read. */
  readonly leader: number;
  readonly replicas: number;
  readonly inSync: number;
}

export interface TopicState {
  readonly partitions: readonly PartitionState[];
  /** Undefined if this user may not read it (DescribeConfigs). */
  readonly config: ReadonlyMap<string, string> | undefined;
}

export interface ClusterState {
  readonly brokers: number;
  /** Those that exist, of the ones asked for. */
  readonly topics: ReadonlyMap<string, TopicState>;
  /** `none`: the brokers have no authorizer. `unreadable`: this user may not read the rules. */
  readonly access: 'none' | 'unreadable' | readonly DescribeAclResource[];
}

/** @throws Error when no broker answers */
export function inspectCluster(settings: KafkaSettings, names: readonly string[]): Promise<ClusterState> {
  return connected(settings, async (admin) => {
    const { brokers } = await admin.describeCluster();
    const existing = new Set(await admin.listTopics());
    const topics = names.filter((name) => existing.has(name));
    const [states, access] = await Promise.all([topicStates(admin, topics), accessOf(admin)]);
    return { brokers: brokers.length, topics: states, access };
  });
}

/** Creates a topic that does not exist. @throws what the broker answers */
export function createTopic(
  settings: KafkaSettings,
  name: string,
  configEntries: readonly IResourceConfigEntry[],
): Promise<void> {
  const wanted: WantedTopics = new Map([[name, configEntries]]);
  return connected(settings, async (_, kafka) => void (await ensureTopics(kafka, settings, wanted)));
}

/** Changes these entries and keeps all others of the topic. @throws what the broker answers */
export function configureTopic(
  settings: KafkaSettings,
  name: string,
  changed: readonly IResourceConfigEntry[],
): Promise<void> {
  return connected(settings, async (admin) => {
    const resource = { type: kafkajs.ConfigResourceTypes.TOPIC, name };
    const described = await admin.describeConfigs({ includeSynonyms: false, resources: [resource] });
    // The request replaces the whole configuration of the topic.
    const own = (described.resources[0]?.configEntries ?? [])
      .filter(({ configSource }) => configSource === kafkajs.ConfigSource.TOPIC_CONFIG)
      .map(({ configName, configValue }) => [configName, configValue] as const);
    const entries = new Map([...own, ...changed.map(({ name: entry, value }) => [entry, value] as const)]);
    const configEntries = [...entries].map(([entry, value]) => ({ name: entry, value }));
    await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries }] });
  });
}

async function connected<T>(
  settings: KafkaSettings,
  work: (admin: Admin, kafka: Kafka) => Promise<T>,
): Promise<T> {
  const sockets = new DestroyableSockets();
  const kafka = createKafkaClient(settings, sockets.create);
  const admin = kafka.admin({ retry: { retries: 1 } });
  try {
    await admin.connect();
    return await work(admin, kafka);
  } finally {
    await closeWithin(timings.leaving, admin.disconnect(), sockets);
  }
}

async function topicStates(admin: Admin, names: string[]): Promise<ReadonlyMap<string, TopicState>> {
  if (names.length === 0) return new Map();
  const [metadata, configs] = await Promise.all([
    admin.fetchTopicMetadata({ topics: names }),
    Promise.all(names.map((name) => configOf(admin, name))),
  ]);
  return new Map(
    metadata.topics.map(({ name, partitions }) => [
      name,
      {
        partitions: partitions.map(({ leader, replicas, isr }) => ({
          leader,
          replicas: replicas.length,
          inSync: isr.length,
        })),
        config: configs[names.indexOf(name)],
      },
    ]),
  );
}

async function configOf(admin: Admin, name: string): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name }],
    });
    return new Map(
      resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]),
    );
  } catch {
    return undefined;
  }
}

async function accessOf(admin: Admin): Promise<ClusterState['access']> {
  try {
    const { resources } = await admin.describeAcls({
      resourceType: kafkajs.AclResourceTypes.TOPIC,
      resourcePatternType: kafkajs.ResourcePatternTypes.ANY,
      operation: kafkajs.AclOperationTypes.ANY,
      permissionType: kafkajs.AclPermissionTypes.ANY,
    });
    return resources;
  } catch (error) {
    return (error as { type?: unknown }).type === 'SECURITY_DISABLED' ? 'none' : 'unreadable';
  }
}
