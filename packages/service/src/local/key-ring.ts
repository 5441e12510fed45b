/** The gateway's public keys: fetched, kept while the gateway is away, and fetched again for an unknown key. */
import {
  createLocalJWKSet,
  type CryptoKey,
  errors,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { GatehouseUnavailable } from '../unavailable.js';

export interface KeyRingOptions {
  readonly url: string;
  /** Called when a key is no longer published: tokens it has signed are no longer valid. */
  readonly onKeyGone: () => void;
  readonly fetch?: typeof fetch;
}

type Ring = ReturnType<typeof createLocalJWKSet>;

/** Milliseconds. */
const timings = { request: 5_000, maxAge: 300_000, retry: 10_000, cooldown: 10_000, pause: 1_000 } as const;

export class KeyRing {
  #ring: Ring | undefined;
  #ids: ReadonlySet<string> = new Set();
  #loading: Promise<void> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: KeyRingOptions) {}

  /** Resolves when there are keys. @throws GatehouseUnavailable while there are none */
  async ready(): Promise<void> {
    if (this.#ring) return;
    // While there are none each call wants them; the gateway is not to be asked by all of them.
    if (this.#failed && performance.now() - this.#triedAt < timings.pause)
      throw new GatehouseUnavailable('keys');
    await this.#load();
  }

  /**
   * @throws errors.JWKSNoMatchingKey for a key that the gateway does not publish
   * @throws GatehouseUnavailable when the gateway cannot be asked about it
   */
  async key(header: JWSHeaderParameters): Promise<CryptoKey> {
    await this.ready();
    try {
      return await this.#ring!(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Invented key ids must not cause a request to the gateway each.
      if (performance.now() - this.#triedAt > timings.cooldown) await this.#load();
      else if (this.#failed) throw new GatehouseUnavailable('keys');
      return this.#ring!(header);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #load(): Promise<void> {
    return (this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined)));
  }

  /** @throws GatehouseUnavailable; the keys that are known stay */
  async #fetch(): Promise<void> {
    this.#triedAt = performance.now();
    clearTimeout(this.#timer);
    try {
      const signal = AbortSignal.timeout(timings.request);
      const answer = await (this.options.fetch ?? fetch)(this.options.url, { signal, redirect: 'error' });
      if (!answer.ok) throw new Error(`The keys were answered with ${answer.status}`);
      const set = (await answer.json()) as JSONWebKeySet;
      this.#ring = createLocalJWKSet(set);
      const ids = new Set(set.keys.map(({ kid }) => kid ?? ''));
      if ([...this.#ids].some((id) => !ids.has(id))) this.options.onKeyGone();
      this.#ids = ids;
      this.#failed = false;
    } catch {
      this.#failed = true;
    }
    this.#timer = setTimeout(
      () => void this.#load().catch(() => undefined),
      this.#failed ? timings.retry : timings.maxAge,
    ).unref();
    if (this.#failed) throw new GatehouseUnavailable('keys');
  }
}
