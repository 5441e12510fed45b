/** How long partitions have stood still although requests wait in them: what liveness goes by besides the broker's silence. */

export interface PartitionState {
  readonly topic: string;
  readonly partition: number;
  /** The offset that is read next, and the one the next message will get. */
  readonly next: bigint;
  readonly end: bigint;
}

interface Standstill {
  readonly next: bigint;
  readonly since: number;
}

export class Backlog {
  private standstills = new Map<string, Standstill>();
  private observedAt: number;

  /** @param now a monotonic clock, in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {
    this.observedAt = now();
  }

  /** Compares with the last observation. What is not known, because the broker does not answer, changes nothing. */
  observe(states: readonly PartitionState[]): void {
    this.observedAt = this.now();
    const waiting = states.filter(({ next, end }) => next < end);
    this.standstills = new Map(
      waiting.map((state) => {
        const before = this.standstills.get(keyOf(state));
        const since = before?.next === state.next ? before.since : this.observedAt;
        return [keyOf(state), { next: state.next, since }];
      }),
    );
  }

  /** The partition waits on purpose, for the database. */
  excuse(partition: Pick<PartitionState, 'topic' | 'partition'>): void {
    this.standstills.delete(keyOf(partition));
  }

  /** Milliseconds, as of the last observation. */
  stuckFor(partition: Pick<PartitionState, 'topic' | 'partition'>): number {
    const standstill = this.standstills.get(keyOf(partition));
    return standstill ? this.observedAt - standstill.since : 0;
  }

  /** Milliseconds, of the partition that stands still for longest. */
  get longest(): number {
    const lengths = [...this.standstills.values()].map(({ since }) => this.observedAt - since);
    return Math.max(0, ...lengths);
  }
}

const keyOf = ({ topic, partition }: Pick<PartitionState, 'topic' | 'partition'>) => `${topic} ${partition}`;
