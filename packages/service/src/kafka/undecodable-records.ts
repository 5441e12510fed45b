/** Distinguishes records that cannot be decoded, which fail again at every attempt, from transient faults. */

/** Names of the errors of kafkajs for data that it cannot decode. */
const decoding = new Set([
  'KafkaJSNotImplemented',
  'KafkaJSPartialMessageError',
  'KafkaJSUnsupportedMagicByteInMessageSet',
  'KafkaJSInvalidVarIntError',
  'KafkaJSInvalidLongError',
]);

/** Names of the errors with which kafkajs wraps another error. */
const wrappers = new Set(['KafkaJSNonRetriableError', 'KafkaJSNumberOfRetriesExceeded']);

export class UndecodableRecords extends Error {
  override readonly name = 'UndecodableRecords';
}

/** @param error of a crashed consumer; errors whose name does not begin with `KafkaJS` come from a codec */
export function isUndecodable(error: Error): boolean {
  if (wrappers.has(error.name) && error.cause instanceof Error) return isUndecodable(error.cause);
  return !error.name.startsWith('KafkaJS') || decoding.has(error.name);
}
