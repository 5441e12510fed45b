/** The partitions of each member of a consumer group, from the broker. */
import { AssignerProtocol, type Kafka } from 'kafkajs';

/** @returns the partitions of each member; undefined during a rebalance */
export async function partitionsByMember(
  kafka: Kafka,
  groupId: string,
  topic: string,
): Promise<ReadonlyMap<string, readonly number[]> | undefined> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const { groups } = await admin.describeGroups([groupId]);
    const [group] = groups;
    if (group?.state !== 'Stable') return undefined;
    return new Map(
      group.members.map(({ memberId, memberAssignment }) => [
        memberId,
        AssignerProtocol.MemberAssignment.decode(memberAssignment)?.assignment[topic] ?? [],
      ]),
    );
  } finally {
    await admin.disconnect();
  }
}
