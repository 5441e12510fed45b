/** Up to where each partition was read. It outlives a reader, so that the next one goes on where that one stopped. */

export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

export interface Position {
  /** The offset to be read next. */
  readonly next: number;
  /** When it last moved, by `performance.now()`. */
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
