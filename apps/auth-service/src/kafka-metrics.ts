/** Metrics of the Kafka consumer. */
import { topics } from '#auth/contract';
import type { BatchKafkaServer } from '#kafka';
import { counter, readGauge } from '#metrics';

const deadLetters = counter('gatehouse_dead_letters_total', { topic: topics.request });

export function countDeadLetters(letters: readonly { readonly count: number }[]): void {
  for (const { count } of letters) deadLetters.add(count);
}

export function measureLag(kafka: BatchKafkaServer): void {
  readGauge('gatehouse_kafka_lag', () => {
    const lag = kafka.lag()?.get(topics.request);
    return lag === undefined ? [] : [{ labels: { topic: topics.request }, value: lag }];
  });
}
