/** Writes the log of the Kafka client to the application's log, one line per message; repetitions within a minute are dropped. */
import { tlsFaultOf } from '#errors';
import { Logger } from '@nestjs/common';
import { type logCreator, logLevel } from 'kafkajs';

/** Milliseconds. */
const repeatAfter = 60_000;
const mostRemembered = 200;

const methods = {
  [logLevel.ERROR]: 'warn',
  [logLevel.WARN]: 'warn',
  [logLevel.INFO]: 'debug',
  [logLevel.DEBUG]: 'verbose',
} as const;

/**
 * The client logs every lost connection as an error and repeats it with each attempt; here it is a warning, once a minute.
 * Stacks are dropped: they show the internals of the client, never the cause.
 */
export function createKafkaLog(
  logger: Pick<Logger, 'warn' | 'debug' | 'verbose'>,
  now = Date.now,
): logCreator {
  const lastLogged = new Map<string, number>();
  return () =>
    ({ namespace, level, log }) => {
      if (level === logLevel.NOTHING) return;
      const { message, timestamp: _timestamp, logger: _client, stack: _stack, ...fields } = log;
      const line = `${namespace} ${message}`;
      if (now() - (lastLogged.get(line) ?? -Infinity) < repeatAfter) return;
      if (lastLogged.size >= mostRemembered) lastLogged.clear();
      lastLogged.set(line, now());
      const method = isTransactionRetry(message, fields['error']) ? 'verbose' : methods[level];
      const msg = tlsFaultOf({ message }, 'KAFKA_SSL', String(fields['broker'])) ?? message;
      logger[method]({ msg, component: namespace, ...fields });
    };
}

/** The client retries every few milliseconds while the broker completes the previous transaction, and logs each retry. */
function isTransactionRetry(...texts: readonly unknown[]): boolean {
  return texts.some((text) => String(text).includes('another concurrent operation on the same transaction'));
}
