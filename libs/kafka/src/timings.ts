/** All durations of the Kafka transport in milliseconds, chosen so that requests are answered within 15 s after a broker returns. */
export const timings = {
  /** The default lower limit of brokers (`group.min.session.timeout.ms`). The partitions of a killed member are free after it. */
  session: 6_000,
  heartbeat: 1_500,
  /** How long a joining member waits for the others at most. */
  rebalance: 9_000,
  /** An idle fetch returns after this time and counts as contact with the broker. */
  fetchWait: 1_000,
  connect: 3_000,
  request: 10_000,
  /** Without contact for this long the consumer is replaced. Longer than a regular rebalance. */
  stalled: 12_000,
  /** Without contact for this long the app is not ready: health reports it within 10 s. */
  unready: 8_000,
  /** Without contact and without attempts to reconnect for this long the app is not live. */
  dead: 60_000,
  /** Interval between two observations of the backlog. */
  backlogCheck: 10_000,
  /** When a partition with a backlog has not moved for this long, the app is not live. */
  stuck: 60_000,
  /** Longest pause between two attempts to reach the broker. */
  reconnectPause: 1_000,
  /** First and longest pause between two attempts to handle a slice while the database is unavailable. */
  retryPause: 100,
  longestRetryPause: 1_000,
  /** Responses that waited longer to be sent are computed again: the session may have ended meanwhile. */
  freshResponses: 500,
  /** A failed consumer or publisher gets this long to leave the group and disconnect; a closing consumer gets `closing`. */
  leaving: 1_500,
  /** After this long a publication fails and its connections are destroyed; the broker rolls its transaction back. */
  publication: 5_000,
  /** The broker aborts an unfinished transaction after this time (`transaction.timeout.ms`). */
  transaction: 10_000,
  /** Pause before a retry while the broker still completes the previous transaction. */
  transactionPause: 5,
  closing: 8_000,
} as const;
