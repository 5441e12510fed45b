/**
 * Tracks a consumer's fetch rounds. If the newest messages of a partition were compacted away, its position never reaches the
 * end offset; two complete rounds without messages then show that everything was read.
 */
import type { Consumer } from 'kafkajs';

interface Node {
  began: number;
  answered: boolean;
  /** `performance.now()` at the start of the last two answered rounds, older first. */
  rounds: readonly [number, number];
}

export class FetchRounds {
  readonly #nodes = new Map<number, Node>();
  readonly #addresses: ReadonlyMap<string, number>;
  readonly #stops: readonly (() => void)[];

  /** @param addresses node id of the broker at each `host:port` */
  constructor(consumer: Consumer, addresses: ReadonlyMap<string, number>) {
    this.#addresses = addresses;
    const { FETCH, FETCH_START, REQUEST } = consumer.events;
    this.#stops = [
      consumer.on(FETCH_START, ({ payload: { nodeId } }) => {
        const node = this.#node(nodeId);
        node.began = performance.now();
        node.answered = false;
      }),
      // A round without a broker emits the same FETCH event as an empty one, so only rounds with a response count.
      consumer.on(REQUEST, ({ payload: { apiName, broker } }) => {
        const nodeId = this.#addresses.get(broker);
        if (apiName === 'Fetch' && nodeId !== undefined) this.#node(nodeId).answered = true;
      }),
      consumer.on(FETCH, ({ payload: { nodeId } }) => {
        const node = this.#node(nodeId);
        if (node.answered) node.rounds = [node.rounds[1], node.began];
      }),
    ];
  }

  /**
   * Whether two complete rounds at a broker began after `time` (`performance.now()`). Two, because a consumer whose offset
   * was out of range uses the first one to reset its offset.
   */
  twoSince(time: number, nodeId: number): boolean {
    return this.#node(nodeId).rounds[0] > time;
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  #node(nodeId: number): Node {
    const known = this.#nodes.get(nodeId);
    if (known) return known;
    const node: Node = { began: 0, answered: false, rounds: [-1, -1] };
    this.#nodes.set(nodeId, node);
    return node;
  }
}
