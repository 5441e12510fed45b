/** Something that only the person can do, in the middle of a request: one dialog for all requests that wait for it. */
import { Listeners } from './listeners.js';

export class Prompt {
  private waiting:
    { readonly answer: Promise<boolean>; readonly settle: (done: boolean) => void } | undefined;
  private readonly listeners = new Listeners();

  /** Opens the dialog, if it is not open. @returns whether the person did it; false if they cancelled */
  ask(): Promise<boolean> {
    if (this.waiting) return this.waiting.answer;
    const { promise, resolve } = newPromise<boolean>();
    this.waiting = { answer: promise, settle: resolve };
    this.listeners.notify();
    return promise;
  }

  settle(done: boolean): void {
    this.waiting?.settle(done);
    this.waiting = undefined;
    this.listeners.notify();
  }

  readonly isOpen = (): boolean => this.waiting !== undefined;

  readonly subscribe = this.listeners.subscribe;
}

function newPromise<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((done) => (resolve = done));
  return { promise, resolve };
}
