/** Remembers when the consumer last got anything from its broker: what liveness, readiness and rebuilding judge by. */
import { Backlog } from './backlog.js';
import { timings } from './timings.js';

export interface KafkaHealth {
  /** A member of the group that received data from the broker within the last seconds. */
  readonly ready: boolean;
  /** It makes progress, has nothing to do, waits for the database, or is being rebuilt because the broker is away. */
  readonly progressing: boolean;
  /** Milliseconds since the last sign of life. */
  readonly silentFor: number;
  /** Milliseconds for which the slowest partition has stood still although requests wait in it. */
  readonly stuckFor: number;
  /** Requests answered since the start. */
  readonly answered: number;
  /** Messages that were no requests, parked since the start. */
  readonly parked: number;
}

export class ConsumerProgress {
  readonly backlog: Backlog;
  private joined = false;
  private lastSign: number;
  private answered = 0;
  private parked = 0;

  /** @param now a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.lastSign = now();
    this.backlog = new Backlog(now);
  }

  /** The broker answered, or another try to reach it begins. */
  sign(): void {
    this.lastSign = this.now();
  }

  join(): void {
    this.joined = true;
    this.sign();
  }

  leave(): void {
    this.joined = false;
  }

  count(slice: { answered: number; parked: number }): void {
    this.answered += slice.answered;
    this.parked += slice.parked;
  }

  get stalled(): boolean {
    return this.silence > timings.stalled;
  }

  health(): KafkaHealth {
    const { answered, parked, silence } = this;
    const stuckFor = this.backlog.longest;
    return {
      ready: this.joined && silence < timings.unready,
      progressing: silence < timings.dead && stuckFor < timings.stuck,
      silentFor: Math.round(silence),
      stuckFor: Math.round(stuckFor),
      answered,
      parked,
    };
  }

  private get silence(): number {
    return this.now() - this.lastSign;
  }
}
