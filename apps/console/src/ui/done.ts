/** Messages about what was done. They wait until the code that shows them is loaded. */
import { Listeners } from '../api/listeners.js';

class Done {
  private waiting: string[] = [];
  private deliver: ((text: string) => void) | undefined;
  private readonly listeners = new Listeners();

  add(text: string): void {
    if (this.deliver) return this.deliver(text);
    this.waiting = [...this.waiting, text];
    this.listeners.notify();
  }

  /** @returns stops the delivery */
  deliverTo(deliver: (text: string) => void): () => void {
    this.deliver = deliver;
    for (const text of this.waiting) deliver(text);
    this.waiting = [];
    return () => (this.deliver = undefined);
  }

  /** Whether there was any message. */
  readonly hasSome = (): boolean => this.deliver !== undefined || this.waiting.length > 0;

  readonly subscribe = this.listeners.subscribe;
}

export const done = new Done();

/** @param text what was done: "The session has ended." */
export function showDone(text: string): void {
  done.add(text);
}
