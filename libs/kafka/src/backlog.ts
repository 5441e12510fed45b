/** Measures how long partitions with pending requests have not moved. Liveness depends on it. */

export interface PartitionState {
  readonly topic: string;
  readonly partition: number;
  /** The committed offset. */
  readonly next: bigint;
  /** The offset that the next message of the partition will get. */
  readonly end: bigint;
}

interface Standstill {
  readonly next: bigint;
  readonly since: number;
}

export class Backlog {
  private standstills = new Map<string, Standstill>();
  private observedAt: number;
  private pending = new Map<string, number>();

  /** @param now a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.observedAt = now();
  }

  /** Compares with the previous observation. Partitions that are not in `states` count as moving. */
  observe(states: readonly PartitionState[]): void {
    this.observedAt = this.now();
    const pending = states.filter(({ next, end }) => next < end);
    this.pending = new Map(states.map(({ topic }) => [topic, 0]));
    for (const { topic, next, end } of pending) {
      this.pending.set(topic, this.pending.get(topic)! + Number(end - next));
    }
    this.standstills = new Map(
      pending.map((state) => {
        const before = this.standstills.get(keyOf(state));
        const since = before?.next === state.next ? before.since : this.observedAt;
        return [keyOf(state), { next: state.next, since }];
      }),
    );
  }

  /** Pending messages by topic at the last observation; undefined if that is longer ago than `age` milliseconds. */
  lag(age: number): ReadonlyMap<string, number> | undefined {
    return this.now() - this.observedAt > age ? undefined : this.pending;
  }

  /** Restarts the measurement of a partition that waits for the database: a restart of the process would not help. */
  reset(partition: Pick<PartitionState, 'topic' | 'partition'>): void {
    this.standstills.delete(keyOf(partition));
  }

  /** Milliseconds the partition had not moved at the last observation. */
  stuckFor(partition: Pick<PartitionState, 'topic' | 'partition'>): number {
    const standstill = this.standstills.get(keyOf(partition));
    return standstill ? this.observedAt - standstill.since : 0;
  }

  /** Maximum of `stuckFor` over all partitions, in milliseconds. */
  get longest(): number {
    const lengths = [...this.standstills.values()].map(({ since }) => this.observedAt - since);
    return Math.max(0, ...lengths);
  }
}

const keyOf = ({ topic, partition }: Pick<PartitionState, 'topic' | 'partition'>) => `${topic} ${partition}`;
