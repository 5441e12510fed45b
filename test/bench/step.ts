/** A part of the benchmark: what it measures, and the rows that come of it. */
import type { RunningSystem, ServerAddresses } from '../support/apps/system.js';
import type { Teardown } from '../support/test-run/teardown.js';
import type { Row } from './row.js';

export interface Bench {
  readonly system: RunningSystem;
  readonly servers: ServerAddresses;
  /** For what must go on until the step is over, and no longer: the next one would find it answering. */
  readonly teardown: Teardown;
}

export interface Step {
  /** Completes "Measuring …". */
  readonly what: string;
  /** The names of its rows, by which it is chosen. */
  readonly rows: readonly string[];
  measure(bench: Bench): Promise<Row[]>;
}
