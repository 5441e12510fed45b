/**
 * Reads every partition of some topics, live, in this process alone: replicas of a service do not share the messages,
 * each sees all of them. Faults end a reader, and the next one goes on where it was.
 */
import { registerMissingCodecs } from '@gatehouse/kafkajs-extensions';
import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaOptions, Log } from '../options.js';
import { Positions } from './positions.js';
import { TailLife, type TailedTopic, type TailStart } from './tail-life.js';
import { timings } from './timings.js';
import { UnreadableRecords } from './unreadable-records.js';

export interface TailOptions {
  readonly kafka: KafkaOptions;
  readonly topics: readonly TailedTopic[];
  /** Whether `behind` is kept. */
  readonly watched: boolean;
  readonly log?: Log | undefined;
  /** Called when the brokers cannot be reached any more, or not at the start: what waits for a message waits in vain. */
  readonly onLost?: () => void;
  /**
   * Called when a reader takes the place of another, before anything counts as read. What is read from the end may have been
   * missed if the topic lost it meanwhile; `skipped` says that everything up to now was skipped, because some of it cannot be decoded.
   */
  readonly onReplaced?: (news: { readonly skipped: boolean }) => void;
}

export class TopicTail {
  /** Resolves the first time a reader is in place. */
  readonly open: Promise<void>;
  readonly #options: TailOptions;
  readonly #positions = new Positions();
  readonly #closing = new AbortController();
  readonly #reading: Promise<void>;
  #opened: () => void = () => undefined;
  /** The reader in place; null while there is none; undefined until the first attempt has an outcome, and while codecs are added. */
  #life: TailLife | null | undefined;
  #readAsOf = { monotonic: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };

  constructor(options: TailOptions) {
    this.#options = options;
    this.open = new Promise((resolve) => (this.#opened = resolve));
    this.#reading = this.#keepReading();
  }

  /**
   * Milliseconds since everything that was written to the topics had been read. By both clocks, whichever says more: one
   * stands still while a machine sleeps, the other may be set back.
   */
  get behind(): number {
    const { monotonic, wall } = this.#readAsOf;
    return Math.max(performance.now() - monotonic, Date.now() - wall);
  }

  /** Whether the brokers can be reached, as far as is known: true while the first attempt goes on. */
  get isReachable(): boolean {
    return this.#life === undefined || (this.#life?.isConnected ?? false);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reading;
  }

  async #keepReading(): Promise<void> {
    const { kafka, topics, watched, log, onLost, onReplaced } = this.#options;
    const { signal } = this.#closing;
    const closed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    let broken = false;
    let replaces = false;
    let start: TailStart = 'configured';
    while (!signal.aborted) {
      let readsAgain = false;
      const life = new TailLife(kafka, topics, this.#positions, start, () => onLost?.());
      try {
        await Promise.race([life.open(), life.ended, closed]);
        if (broken) log?.log('Reading from Kafka again');
        broken = false;
        const skipped = start === 'end';
        if (replaces || skipped) onReplaced?.({ skipped });
        if (skipped) start = 'continued';
        replaces = true;
        this.#life = life;
        this.#opened();
        await Promise.race([life.ended, closed, ...(watched ? [this.#watch(life)] : [])]);
      } catch (error) {
        const { message } = error as Error;
        // The table of codecs belongs to the whole process: it is changed only once a compressed batch has arrived.
        if (error instanceof UnreadableRecords && registerMissingCodecs()) readsAgain = true;
        else if (error instanceof UnreadableRecords) {
          log?.warn(`Kafka holds records that cannot be decoded; they are skipped: ${message}`);
          start = 'end';
        } else if (!broken) log?.warn(`Kafka does not serve; trying until it does: ${message}`);
        broken ||= !readsAgain;
      }
      this.#life = readsAgain ? undefined : null;
      if (!readsAgain) onLost?.();
      await life.close();
      if (signal.aborted) return;
      await pause(timings.rebuildPause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Asks again and again where the topics end, and waits until that was read. */
  async #watch(life: TailLife): Promise<void> {
    while (!life.closed) {
      const [asked, wall] = [performance.now(), Date.now()];
      const ends = await life.ends();
      while (!life.closed && !ends.every((end) => life.hasRead(end, asked))) {
        if (performance.now() - asked > timings.stalled) throw new Error('The reader does not keep up');
        await pause(timings.look);
      }
      if (!life.closed) this.#readAsOf = { monotonic: asked, wall };
      await pause(timings.check, undefined, { ref: false });
    }
  }
}
