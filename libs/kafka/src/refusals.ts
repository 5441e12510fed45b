/** The errors with which a broker refuses the records themselves, at every try (Kafka protocol, error codes 10, 18 and 87). */
const refusals = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

export function isRefusal(error: unknown): boolean {
  return refusals.has(String((error as { type?: unknown }).type));
}
