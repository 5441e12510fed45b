/** Thrown when a token cannot be verified now. It is neither valid nor invalid: reject the request with 503. */

/**
 * `starting`: not yet connected, or not yet up to date. `disconnected`: the connection to the brokers is lost.
 * `stale`: no revocations were received for too long. `keys`: the signing keys cannot be fetched. `timeout`: no response in time.
 * `busy`: too many requests are pending (option `openQuestions`). `closed`: after `close()`.
 */
export type UnavailableReason =
  'starting' | 'disconnected' | 'stale' | 'keys' | 'timeout' | 'busy' | 'closed';

const sentences: Readonly<Record<UnavailableReason, string>> = {
  starting: 'The connection to Gatehouse is not established yet',
  disconnected: 'The connection to the Kafka brokers is lost',
  stale: 'No revocations were received for too long',
  keys: 'The signing keys of Gatehouse cannot be fetched',
  timeout: 'Gatehouse did not answer in time',
  busy: 'Too many requests to Gatehouse are pending',
  closed: 'The Gatehouse client is closed',
};

export class GatehouseUnavailable extends Error {
  override readonly name = 'GatehouseUnavailable';

  constructor(readonly reason: UnavailableReason) {
    super(sentences[reason]);
  }
}
