/** The offset of each partition. Shared by successive consumers, so that the next one continues where the last one stopped. */

export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

export interface Position {
  /** The next offset to read. */
  readonly next: number;
  /** `performance.now()` of the last change. */
  readonly movedAt: number;
}

export class Positions {
  readonly #positions = new Map<string, Position>();

  get({ topic, partition }: Partition): Position | undefined {
    return this.#positions.get(`${topic} ${partition}`);
  }

  set({ topic, partition }: Partition, next: number): void {
    this.#positions.set(`${topic} ${partition}`, { next, movedAt: performance.now() });
  }
}
