/** All durations of the readers in milliseconds. */
export const timings = {
  session: 10_000,
  heartbeat: 2_000,
  /** An idle fetch returns after this time and counts as contact with the broker. */
  fetchWait: 500,
  connect: 3_000,
  request: 10_000,
  /** Without contact for this long the brokers count as unreachable: several idle fetches are overdue then. */
  silent: 3_000,
  /** Without contact for this long the consumer is replaced. */
  stalled: 12_000,
  /** Pause between the end of one consumer and the start of the next. */
  reconnectPause: 500,
  /** Interval between two requests for the end offsets. */
  check: 1_000,
  /** Interval between two checks whether the consumer has reached the end offsets. */
  poll: 25,
  /** A consumer gets this long to leave its group and disconnect. */
  leaving: 3_000,
} as const;
