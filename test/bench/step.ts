/** A part of the benchmark, and the rows that it produces. */
import type { RunningSystem, ServerAddresses } from '../support/apps/system.js';
import type { Teardown } from '../support/test-run/teardown.js';
import type { Row } from './row.js';

export interface Bench {
  readonly system: RunningSystem;
  readonly servers: ServerAddresses;
  /** For processes that must run until the end of the step and would disturb the next one. */
  readonly teardown: Teardown;
}

export interface Step {
  /** Completes "Measuring …". */
  readonly what: string;
  /** The names of its rows, by which `--only` selects it. */
  readonly rows: readonly string[];
  measure(bench: Bench): Promise<Row[]>;
}
