/** Every duration the readers live by, in milliseconds. */
export const timings = {
  session: 10_000,
  heartbeat: 2_000,
  /** Idle fetches return this often, each a sign of life. */
  fetchWait: 500,
  connect: 3_000,
  request: 10_000,
  /** Without a sign of life for so long the brokers count as unreachable: several idle fetches are overdue. */
  silent: 3_000,
  /** Without a sign of life for so long the reader is rebuilt. */
  stalled: 12_000,
  /** Between the end of one reader and the start of the next. */
  rebuildPause: 500,
  /** How often it is asked up to where there is something to read. */
  check: 1_000,
  /** How often it is looked whether that was read. */
  look: 25,
  /** What a reader is given to leave. */
  leaving: 3_000,
} as const;
