/** The interface between the outbox and the transport that publishes its records. */

export interface TopicRecord {
  readonly topic: string;
  readonly key: string;
  /** Null is a tombstone: it removes the key from a compacted topic. */
  readonly value: string | null;
}

export interface RecordPublisher {
  /**
   * Publishes all records or none, in their order and after all earlier records.
   * @returns false if the broker will never accept one of the records
   * @throws Error if it is unknown whether the records are published; publish the same records again
   */
  publish(records: readonly TopicRecord[]): Promise<boolean>;
}
