/** Records when the consumer last received data from its broker. Liveness, readiness and reconnecting depend on it. */
import { Backlog } from './backlog.js';
import { timings } from './timings.js';

export interface KafkaHealth {
  /** Whether the consumer is a member of its group and received data from the broker within `timings.unready`. */
  readonly ready: boolean;
  /** False when a restart of the process may help: no contact for `timings.dead`, or a backlog that did not move for `timings.stuck`. */
  readonly progressing: boolean;
  /** Milliseconds since the last contact with the broker, or the last attempt to reconnect. */
  readonly silentFor: number;
  /** Milliseconds for which the slowest partition with pending requests has not moved. */
  readonly stuckFor: number;
  /** Requests answered since the start. */
  readonly answered: number;
  /** Messages moved to the dead-letter topic since the start. */
  readonly deadLettered: number;
}

export class ConsumerProgress {
  readonly backlog: Backlog;
  private hasJoined = false;
  private lastContact: number;
  private answered = 0;
  private deadLettered = 0;

  /** @param now a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.lastContact = now();
    this.backlog = new Backlog(now);
  }

  /** Call when the broker answers, and before each attempt to reconnect. */
  recordContact(): void {
    this.lastContact = this.now();
  }

  join(): void {
    this.hasJoined = true;
    this.recordContact();
  }

  leave(): void {
    this.hasJoined = false;
  }

  count(slice: { answered: number; deadLettered: number }): void {
    this.answered += slice.answered;
    this.deadLettered += slice.deadLettered;
  }

  get isStalled(): boolean {
    return this.silence > timings.stalled;
  }

  health(): KafkaHealth {
    const { answered, deadLettered, silence } = this;
    const stuckFor = this.backlog.longest;
    return {
      ready: this.hasJoined && silence < timings.unready,
      progressing: silence < timings.dead && stuckFor < timings.stuck,
      silentFor: Math.round(silence),
      stuckFor: Math.round(stuckFor),
      answered,
      deadLettered,
    };
  }

  /** Unanswered requests by topic, of the partitions of this process; undefined if the broker has not told for a while. */
  lag(): ReadonlyMap<string, number> | undefined {
    return this.backlog.lag(3 * timings.backlogCheck);
  }

  private get silence(): number {
    return this.now() - this.lastContact;
  }
}
