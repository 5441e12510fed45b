/** Errors with which a broker rejects the records themselves; retries fail the same way (Kafka protocol, error codes 10, 18, 87). */
const rejections = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

export function areRecordsRejected(error: unknown): boolean {
  return rejections.has(String((error as { type?: unknown }).type));
}
