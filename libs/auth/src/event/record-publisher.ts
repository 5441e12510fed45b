/** The interface between the outbox and the transport that publishes its records. */

export interface TopicRecord {
  readonly topic: string;
  readonly key: string;
  /** Null is a tombstone: it removes the key from a compacted topic. */
  readonly value: string | null;
}

export interface RecordPublisher {
  /**
   * All of them or none, in their order, and after everything that was published before.
   * @returns false if the broker will never take one of these
   * @throws Error when it is not known whether they are published; the same ones are then to be published again
   */
  publish(records: readonly TopicRecord[]): Promise<boolean>;
}
