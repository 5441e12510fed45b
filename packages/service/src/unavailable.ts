/** What is thrown when nobody can say at this moment whether a token is good: never to be taken for a yes or a no. */

/**
 * `starting`: not yet connected, or not yet up to date. `disconnected`: the connection to the brokers is lost.
 * `stale`: no revocations were received for too long. `keys`: the signing keys cannot be fetched. `timeout`: no answer in time.
 * `busy`: too many questions are open. `closed`: after `close()`.
 */
export type UnavailableReason =
  'starting' | 'disconnected' | 'stale' | 'keys' | 'timeout' | 'busy' | 'closed';

const sentences: Readonly<Record<UnavailableReason, string>> = {
  starting: 'The connection to Gatehouse is not up yet',
  disconnected: 'The connection to the Kafka brokers is lost',
  stale: 'No revocations were received for too long',
  keys: 'The signing keys of Gatehouse cannot be fetched',
  timeout: 'Gatehouse did not answer in time',
  busy: 'Too many questions to Gatehouse are open',
  closed: 'The client of Gatehouse is closed',
};

export class GatehouseUnavailable extends Error {
  override readonly name = 'GatehouseUnavailable';

  constructor(readonly reason: UnavailableReason) {
    super(sentences[reason]);
  }
}
