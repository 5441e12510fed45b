/** What the Kafka consumer's progress says of the app's health. */
import type { HealthCheck } from '#health';
import type { BatchKafkaServer } from '#kafka';

const holds = async (good: boolean) => {
  if (!good) throw new Error('no progress');
};

export function kafkaChecks(kafka: BatchKafkaServer): HealthCheck[] {
  return [
    { name: 'kafka', kind: 'ready', check: () => holds(kafka.health().ready) },
    { name: 'kafka', kind: 'live', check: () => holds(kafka.health().progressing) },
  ];
}
