/** Tells a record that cannot be decoded from a fault that passes: reading it again never helps. */

/** Names of the errors by which kafkajs says that it cannot decode what it was sent. */
const decoding = new Set([
  'KafkaJSNotImplemented',
  'KafkaJSPartialMessageError',
  'KafkaJSUnsupportedMagicByteInMessageSet',
  'KafkaJSInvalidVarIntError',
  'KafkaJSInvalidLongError',
]);

/** Names of the errors kafkajs puts around another. */
const wrappers = new Set(['KafkaJSNonRetriableError', 'KafkaJSNumberOfRetriesExceeded']);

export class UnreadableRecords extends Error {
  override readonly name = 'UnreadableRecords';
}

/** @param error what a consumer crashed with. Codecs throw errors of their own, kafkajs only those with its name. */
export function isUnreadable(error: Error): boolean {
  if (wrappers.has(error.name) && error.cause instanceof Error) return isUnreadable(error.cause);
  return !error.name.startsWith('KafkaJS') || decoding.has(error.name);
}
