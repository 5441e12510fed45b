/** Remembers when the consumer last got anything from its broker: what liveness, readiness and rebuilding judge by. */
import { timings } from './timings.js';

export interface KafkaHealth {
  /** A member of the group that heard from the broker within the last seconds. */
  readonly ready: boolean;
  /** It makes progress, or is being rebuilt because the broker is away. */
  readonly progressing: boolean;
  /** Milliseconds since the last sign of life. */
  readonly silentFor: number;
  /** Requests answered since the start. */
  readonly answered: number;
  /** Messages that were no requests, parked since the start. */
  readonly parked: number;
}

export class ConsumerProgress {
  private joined = false;
  private lastSign: number;
  private answered = 0;
  private parked = 0;

  /** @param now a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.lastSign = now();
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
    return {
      ready: this.joined && silence < timings.unready,
      progressing: silence < timings.dead,
      silentFor: Math.round(silence),
      answered,
      parked,
    };
  }

  private get silence(): number {
    return this.now() - this.lastSign;
  }
}
