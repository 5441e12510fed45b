/** Compares what a cluster has with what Gatehouse needs. */
import type { ClusterState, TopicEntry, TopicState } from '#kafka';
import { type Finding, finding } from '../finding.js';
import { when } from '../when.js';

export interface WantedTopic {
  readonly name: string;
  readonly config: readonly TopicEntry[];
  readonly create: () => Promise<void>;
  readonly configure: (entries: readonly TopicEntry[]) => Promise<void>;
}

export interface ClusterRules {
  /** Of a new topic. */
  readonly partitions: number;
  readonly replication: number;
  /** Topics that nobody but Gatehouse may write to. */
  readonly trusted: readonly string[];
  /** The topic whose partitions limit how many auth-services share the work. */
  readonly scaled: string;
}

/** Of Kafka's protocol: the resource type, the operations and the permission of a rule that lets somebody write. */
const topicResource = 2;
const writing = new Set([2, 4]);
const allow = 3;

export function judgeCluster(
  cluster: ClusterState,
  wanted: readonly WantedTopic[],
  rules: ClusterRules,
): Finding[] {
  return [
    ...wanted.flatMap((topic) => {
      const state = cluster.topics.get(topic.name);
      return state
        ? differences(topic, state)
        : [finding('kafka.no_topic', { topic: topic.name }, topic.create)];
    }),
    ...judgeReplicas(cluster, rules),
    ...judgePartitions(cluster, rules),
    ...judgeAccess(cluster, rules),
  ];
}

function differences({ name, config, configure }: WantedTopic, state: TopicState): Finding[] {
  const different = config.filter(({ name: entry, value }) => {
    const is = state.config?.get(entry);
    return is !== undefined && is !== value;
  });
  if (different.length === 0) return [];
  const list = (valueOf: (entry: TopicEntry) => string) =>
    different.map((entry) => `${entry.name}=${valueOf(entry)}`).join(',');
  const parameters = {
    topic: name,
    is: list((entry) => state.config!.get(entry.name)!),
    wanted: list(({ value }) => value),
  };
  return [finding('kafka.topic_config', parameters, () => configure(different))];
}

function judgeReplicas({ brokers, topics }: ClusterState, { replication }: ClusterRules): Finding[] {
  const some = (isSo: (partition: TopicState['partitions'][number], state: TopicState) => boolean) =>
    [...topics]
      .filter(([, state]) => state.partitions.some((partition) => isSo(partition, state)))
      .map(([name]) => name);
  const least = (state: TopicState) => Number(state.config?.get('min.insync.replicas') ?? 1);
  const offline = some(({ leader }) => leader < 0);
  const blocked = some(({ leader, inSync }, state) => leader >= 0 && inSync < least(state));
  const behind = some(
    ({ leader, inSync, replicas }, state) => leader >= 0 && inSync < replicas && inSync >= least(state),
  );
  // A second broker is there to hold a copy.
  const wanted = Math.max(replication, brokers > 1 ? 2 : 1);
  const few = some(({ replicas }) => replicas < wanted);
  const names = (list: readonly string[]) => list.join(', ');
  return [
    ...when(offline.length > 0, () => finding('kafka.offline', { topics: names(offline) })),
    ...when(blocked.length > 0, () => finding('kafka.too_few_in_sync', { topics: names(blocked) })),
    ...when(behind.length > 0, () => finding('kafka.behind', { topics: names(behind) })),
    ...when(few.length > 0, () => finding('kafka.few_replicas', { topics: names(few), wanted, brokers })),
  ];
}

function judgePartitions(
  { topics }: ClusterState,
  { partitions: wanted, scaled }: ClusterRules,
): readonly Finding[] {
  const count = topics.get(scaled)?.partitions.length;
  return when(count !== undefined && count < wanted, () =>
    finding('kafka.few_partitions', { topic: scaled, count: count!, wanted }),
  );
}

function judgeAccess({ access }: ClusterState, { trusted }: ClusterRules): readonly Finding[] {
  if (access === 'none') return [finding('kafka.no_access_rules', {})];
  if (access === 'unreadable') return [finding('kafka.unreadable_access_rules', {})];
  const open = trusted.filter((topic) =>
    access.some(
      ({ resourceType, resourceName, resourcePatternType, acls }) =>
        resourceType === topicResource &&
        (resourcePatternType === 4 ? topic.startsWith(resourceName) : ['*', topic].includes(resourceName)) &&
        acls.some(
          ({ principal, operation, permissionType }) =>
            principal === 'User:*' && permissionType === allow && writing.has(operation),
        ),
    ),
  );
  return when(open.length > 0, () => finding('kafka.open_access', { topics: open.join(', ') }));
}
