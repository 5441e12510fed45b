/** Health checks of the Kafka consumer. */
import type { HealthCheck } from '#health';
import type { BatchKafkaServer } from '#kafka';

const requireHealthy = async (isHealthy: boolean) => {
  if (!isHealthy) throw new Error('The Kafka consumer makes no progress');
};

export function kafkaChecks(kafka: BatchKafkaServer): HealthCheck[] {
  return [
    { name: 'kafka', kind: 'ready', check: () => requireHealthy(kafka.health().ready) },
    { name: 'kafka', kind: 'live', check: () => requireHealthy(kafka.health().progressing) },
  ];
}
