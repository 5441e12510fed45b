/** Publishes events of the session to the other tabs of the browser. */
import type { SessionEvent } from './options.js';

const events: ReadonlySet<unknown> = new Set<SessionEvent>(['start', 'refresh', 'logout', 'refused']);

export class Tabs {
  readonly #channel: BroadcastChannel | undefined;

  /** @param onEvent receives the events of other tabs */
  constructor(name: string, onEvent: (event: SessionEvent) => void) {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (events.has(data)) onEvent(data as SessionEvent);
    });
  }

  publish(event: SessionEvent): void {
    this.#channel?.postMessage(event);
  }

  close(): void {
    this.#channel?.close();
  }
}
