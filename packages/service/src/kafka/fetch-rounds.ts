/**
 * Watches a consumer's rounds of fetching. Where the newest messages of a partition were compacted away its end is never
 * reached by reading; then two rounds that brought nothing are what tells that nothing is left to read.
 */
import type { Consumer } from 'kafkajs';

interface Node {
  began: number;
  answered: boolean;
  /** When the last two answered rounds began, older first. */
  rounds: readonly [number, number];
}

export class FetchRounds {
  readonly #nodes = new Map<number, Node>();
  readonly #addresses: ReadonlyMap<string, number>;
  readonly #stops: readonly (() => void)[];

  /** @param addresses the number of the broker at each `host:port` */
  constructor(consumer: Consumer, addresses: ReadonlyMap<string, number>) {
    this.#addresses = addresses;
    const { FETCH, FETCH_START, REQUEST } = consumer.events;
    this.#stops = [
      consumer.on(FETCH_START, ({ payload: { nodeId } }) => {
        const node = this.#node(nodeId);
        node.began = performance.now();
        node.answered = false;
      }),
      // A round that found no broker ends like one that found nothing: only an answer counts.
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
   * Whether two whole rounds at a broker began after this time. Two, because a consumer whose offset was out of range
   * uses the first to find its place again.
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
