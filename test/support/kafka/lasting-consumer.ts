/** A consumer of a test that outlives the faults it observes: kafkajs ends one for good at some errors of a broker, such as a full disk. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Consumer, ConsumerRunConfig } from 'kafkajs';

/**
 * Runs a connected consumer, and again whenever it crashes for good. It continues after what it has committed.
 * @returns ends it
 */
export async function runLasting(
  consumer: Consumer,
  config: ConsumerRunConfig,
): Promise<() => Promise<void>> {
  const end = new AbortController();
  const again = async () => {
    while (!end.signal.aborted) {
      try {
        await consumer.connect();
        await consumer.run(config);
        return;
      } catch {
        await pause(500);
      }
    }
  };
  consumer.on(consumer.events.CRASH, ({ payload }) => {
    if (!payload.restart) void again();
  });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run(config);
  await joined;
  return async () => {
    end.abort();
    await consumer.disconnect();
  };
}
