/** Checks the topics of Gatehouse: partitions, configuration, replicas, and who may write to them. */
import { eventTopics, topics } from '#auth/contract';
import type { KafkaSettings } from '#config';
import type { ClusterState } from '#kafka';
import type { Check } from '../check.js';
import { type Finding, finding } from '../finding.js';
import { reasonOf } from '../reason.js';
import { judgeCluster, type WantedTopic } from './judge-cluster.js';

/** Answers and events that others trust: nobody but Gatehouse may write them. */
const trusted = [topics.response, eventTopics.events, eventTopics.revocations];

export class KafkaCheck implements Check {
  readonly name = 'kafka';

  constructor(private readonly settings: KafkaSettings) {}

  async run(): Promise<readonly Finding[] | 'unused'> {
    if (this.settings.brokers.length === 0) return 'unused';
    // Loaded only where there is Kafka: it takes a tenth of a second and some megabytes.
    const kafka = await import('#kafka');
    const request = {
      topic: topics.request,
      replyTopic: topics.response,
      deadLetterTopic: topics.deadLetter,
    };
    const served = { ...request, nestReplyTopic: kafka.nestReplyTopicOf(topics.request) };
    const wanted = new Map([
      ...kafka.topicsOf([served], this.settings),
      ...kafka.publishedTopicsOf(eventTopics),
    ]);
    const cluster = await this.inspected(() => kafka.inspectCluster(this.settings, [...wanted.keys()]));
    if ('code' in cluster) return [cluster];
    const wantedTopics: WantedTopic[] = [...wanted].map(([name, config]) => ({
      name,
      config,
      create: () => kafka.createTopic(this.settings, name, config),
      configure: (entries) => kafka.configureTopic(this.settings, name, entries),
    }));
    const { partitions, replication } = this.settings;
    return judgeCluster(cluster, wantedTopics, { partitions, replication, trusted, scaled: topics.request });
  }

  private async inspected(inspect: () => Promise<ClusterState>): Promise<ClusterState | Finding> {
    try {
      return await inspect();
    } catch (error) {
      return finding('kafka.unreachable', {
        brokers: this.settings.brokers.join(', '),
        reason: reasonOf(error),
      });
    }
  }
}
