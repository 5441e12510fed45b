/** The session as an external store of React: one for all components below a provider. */
import type { Account } from './account.js';
import type { Gatehouse } from './gatehouse.js';
import type { SessionEnd, SessionEvent } from './options.js';

interface Nothing {
  readonly account?: undefined;
  readonly error?: undefined;
  readonly reason?: undefined;
}

export type SessionState =
  /** The account is being read for the first time. */
  | (Nothing & { readonly status: 'loading' })
  /** Nobody is logged in. `reason` says how the session ended, if it ended while the page was open. */
  | (Omit<Nothing, 'reason'> & { readonly status: 'anonymous'; readonly reason: SessionEnd | undefined })
  | (Omit<Nothing, 'account'> & { readonly status: 'authenticated'; readonly account: Account })
  /** The account could not be read: `GatehouseError`, or the network error of `fetch`. There may be a session. */
  | (Omit<Nothing, 'error'> & { readonly status: 'failed'; readonly error: unknown });

type Client = Pick<Gatehouse, 'hasSession' | 'session' | 'onSessionChange'>;

export const loading: SessionState = { status: 'loading' };

export class SessionStore {
  #state: SessionState;
  #stop: (() => void) | undefined;
  /** The number of the latest request or event: responses to earlier requests are outdated. */
  #latest = 0;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly gatehouse: Client) {
    this.#state = gatehouse.hasSession() ? loading : { status: 'anonymous', reason: undefined };
  }

  readonly getSnapshot = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#stop = this.gatehouse.onSessionChange((event) => this.#onChange(event));
      void this.reload();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop?.();
    };
  };

  /** Reads the account again. If that fails, the account of before stays. */
  readonly reload = async (): Promise<void> => {
    const request = ++this.#latest;
    let next: SessionState;
    try {
      const account = await this.gatehouse.session();
      next = account
        ? { status: 'authenticated', account }
        : { status: 'anonymous', reason: this.#state.reason };
    } catch (error) {
      next = this.#state.account ? this.#state : { status: 'failed', error };
    }
    if (request === this.#latest) this.#set(next);
  };

  #onChange(event: SessionEvent): void {
    if (event === 'start' || event === 'refresh') {
      if (!this.#state.account) this.#set(loading);
      void this.reload();
    } else {
      this.#latest += 1;
      this.#set({ status: 'anonymous', reason: event });
    }
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
