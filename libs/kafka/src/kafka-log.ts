/** Puts the Kafka client's own messages into the application's log, one line each, repeats of a minute left out. */
import { Logger } from '@nestjs/common';
import { type logCreator, logLevel } from 'kafkajs';

const repeatAfter = 60_000;
const mostRemembered = 200;

const methods = {
  [logLevel.ERROR]: 'warn',
  [logLevel.WARN]: 'warn',
  [logLevel.INFO]: 'debug',
  [logLevel.DEBUG]: 'verbose',
} as const;

/**
 * The client calls every lost connection an error and repeats it with each try; here it is a warning, said once a
 * minute. Stacks are left out: they show the client's inside, never the cause.
 */
export function createKafkaLog(
  logger: Pick<Logger, 'warn' | 'debug' | 'verbose'>,
  now = Date.now,
): logCreator {
  const lastSaid = new Map<string, number>();
  return () =>
    ({ namespace, level, log }) => {
      if (level === logLevel.NOTHING) return;
      const { message, timestamp: _timestamp, logger: _client, stack: _stack, ...fields } = log;
      const line = `${namespace} ${message}`;
      if (now() - (lastSaid.get(line) ?? -Infinity) < repeatAfter) return;
      if (lastSaid.size >= mostRemembered) lastSaid.clear();
      lastSaid.set(line, now());
      const method = isPatience(message, fields['error']) ? 'verbose' : methods[level];
      logger[method]({ msg: message, component: namespace, ...fields });
    };
}

/** The broker is still ending the last transaction; the client asks again some milliseconds later, and says so each time. */
function isPatience(...texts: readonly unknown[]): boolean {
  return texts.some((text) => String(text).includes('another concurrent operation on the same transaction'));
}
