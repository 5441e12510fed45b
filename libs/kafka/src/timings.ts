/** Every duration the consumer lives by, in milliseconds, chosen so that a returning broker is served again within 15 s. */
export const timings = {
  /** The broker's usual lower limit (`group.min.session.timeout.ms`); a killed member's partitions are free after it. */
  session: 6_000,
  heartbeat: 1_500,
  /** The longest a joining member waits for the others. */
  rebalance: 9_000,
  /** Idle fetches return this often, each a sign of life. */
  fetchWait: 1_000,
  connect: 3_000,
  request: 10_000,
  /** Without a sign of life for so long the consumer is rebuilt; longer than a lawful rebalance. */
  stalled: 12_000,
  /** Readiness is withdrawn after this silence, so that it tells within 10 s. */
  unready: 8_000,
  /** Silence of the rebuilding itself after which the process counts as dead. */
  dead: 60_000,
  /** How often the backlog is compared with what was read. */
  backlogCheck: 10_000,
  /** A partition with a backlog in which nothing was done for so long makes the process count as dead. */
  stuck: 60_000,
  /** Longest pause between two tries to reach the broker. */
  rebuildPause: 1_000,
  /** First and longest pause before a slice is tried again while its truth cannot be known. */
  retryPause: 100,
  longestRetryPause: 1_000,
  /** Answers that waited longer for the slice before them to be delivered are computed again: the session may have ended meanwhile. */
  freshAnswers: 500,
  /** A life that ended by itself is given so long to leave the group; a closing one has `closing`. */
  leaving: 1_500,
  /** A publication takes no longer, or its connections are cut; what of it the broker has, it takes back. */
  publication: 5_000,
  /** The broker ends by itself what a publisher began and did not finish. */
  transaction: 10_000,
  /** Pause before a transaction begins while the broker is still ending the last. */
  transactionPause: 5,
  closing: 8_000,
} as const;
