import type { ClusterState, TopicState } from '#kafka';
import { describe, expect, it } from 'vitest';
import { judgeCluster, type WantedTopic } from './judge-cluster.js';

const rules = { partitions: 3, replication: 1, trusted: ['auth_response'], scaled: 'auth_request' };
const partition = { leader: 1, replicas: 1, inSync: 1 };

const topic = (more: Partial<TopicState> = {}): TopicState => ({
  partitions: [partition, partition, partition],
  config: new Map([
    ['retention.ms', '600000'],
    ['min.insync.replicas', '1'],
  ]),
  ...more,
});
const cluster = (more: Partial<ClusterState> = {}): ClusterState => ({
  brokers: 1,
  topics: new Map([['auth_request', topic()]]),
  access: [],
  ...more,
});

const done: string[] = [];
const wanted: WantedTopic = {
  name: 'auth_request',
  config: [{ name: 'retention.ms', value: '600000' }],
  create: async () => void done.push('created'),
  configure: async (entries) => void done.push(entries.map(({ name, value }) => `${name}=${value}`).join()),
};
const found = (state: ClusterState, more = {}) => judgeCluster(state, [wanted], { ...rules, ...more });
const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const only = (state: TopicState) => cluster({ topics: new Map([['auth_request', state]]) });

describe('the check of Kafka', () => {
  it('finds nothing where all is as it should be', () => {
    expect(found(cluster())).toEqual([]);
  });

  it('finds a missing topic, and creates it', async () => {
    const [missing] = found(cluster({ topics: new Map() }));
    expect(missing).toMatchObject({ code: 'kafka.no_topic', parameters: { topic: 'auth_request' } });
    await missing!.mend!();
    expect(done.pop()).toBe('created');
  });

  it('finds another configuration, and changes only what differs', async () => {
    const [other] = found(only(topic({ config: new Map([['retention.ms', '1']]) })));
    expect(other).toMatchObject({
      code: 'kafka.topic_config',
      parameters: { topic: 'auth_request', is: 'retention.ms=1', wanted: 'retention.ms=600000' },
    });
    await other!.mend!();
    expect(done.pop()).toBe('retention.ms=600000');
  });

  it('says nothing about a configuration that it may not read', () => {
    expect(found(only(topic({ config: undefined })))).toEqual([]);
  });

  it('finds partitions without a leader, blocked ones, and replicas that are behind', () => {
    const config = new Map([['min.insync.replicas', '2']]);
    const of = (leader: number, inSync: number, settings = config) =>
      codesOf(
        found(only(topic({ partitions: [{ leader, replicas: 3, inSync }], config: settings })), {
          partitions: 1,
        }),
      );
    expect(of(-1, 0)).toEqual(['kafka.offline']);
    expect(of(1, 1)).toEqual(['kafka.too_few_in_sync']);
    expect(of(1, 2)).toEqual(['kafka.behind']);
    expect(of(1, 3)).toEqual([]);
  });

  it('finds single replicas as soon as there is a second broker, and too few partitions', () => {
    expect(codesOf(found(cluster({ brokers: 2 })))).toEqual(['kafka.few_replicas']);
    expect(codesOf(found(cluster(), { partitions: 4 }))).toEqual(['kafka.few_partitions']);
  });

  it('notes brokers without an authorizer, and rules that it may not read', () => {
    expect(codesOf(found(cluster({ access: 'none' })))).toEqual(['kafka.no_access_rules']);
    expect(codesOf(found(cluster({ access: 'unreadable' })))).toEqual(['kafka.unreadable_access_rules']);
  });

  it.each([
    ['every topic', '*', 3, 4, true],
    ['a prefix', 'auth_', 4, 2, true],
    ['the topic', 'auth_response', 3, 4, true],
    ['another topic', 'orders', 3, 4, false],
    ['reading alone', '*', 3, 3, false],
  ])('finds that everybody may write to %s', (_, resourceName, resourcePatternType, operation, isOpen) => {
    const acls = [{ principal: 'User:*', host: '*', operation, permissionType: 3 }];
    const access = [{ resourceType: 2, resourceName, resourcePatternType, acls }];
    expect(codesOf(found(cluster({ access })))).toEqual(isOpen ? ['kafka.open_access'] : []);
  });
});
