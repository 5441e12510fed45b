/** The gateway's public keys: kept while the gateway is away, and fetched again for an unknown key id. */
import {
  createLocalJWKSet,
  type CryptoKey,
  errors,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { GatehouseUnavailable } from '../unavailable.js';

export interface SigningKeysOptions {
  readonly url: string;
  /** Called when the gateway no longer publishes a key: tokens signed by it are not valid any more. */
  readonly onKeyRemoved: () => void;
  readonly fetch?: typeof fetch;
}

type FindKey = ReturnType<typeof createLocalJWKSet>;

/** Milliseconds. */
const timings = {
  request: 5_000,
  /** Interval between two fetches, and between two attempts after a failure. */
  maxAge: 300_000,
  retry: 10_000,
  /** Minimum interval between fetches for unknown key ids. */
  cooldown: 10_000,
  /** Minimum interval between fetches while there are no keys at all. */
  pause: 1_000,
} as const;

export class SigningKeys {
  #findKey: FindKey | undefined;
  #ids: ReadonlySet<string> = new Set();
  #loading: Promise<void> | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;
  #hasFailed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: SigningKeysOptions) {}

  /** Resolves when there are keys. @throws GatehouseUnavailable `keys` if they cannot be fetched */
  async ready(): Promise<void> {
    if (this.#findKey) return;
    // Each verification calls this while there are no keys, and must not cause a request to the gateway each time.
    if (this.#hasFailed && performance.now() - this.#triedAt < timings.pause)
      throw new GatehouseUnavailable('keys');
    await this.#load();
  }

  /**
   * @throws errors.JWKSNoMatchingKey for a key that the gateway does not publish
   * @throws GatehouseUnavailable `keys` for an unknown key while the gateway cannot be reached
   */
  async key(header: JWSHeaderParameters): Promise<CryptoKey> {
    await this.ready();
    try {
      return await this.#findKey!(header);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      // Invented key ids must not cause a request to the gateway each.
      if (performance.now() - this.#triedAt > timings.cooldown) await this.#load();
      else if (this.#hasFailed) throw new GatehouseUnavailable('keys');
      return this.#findKey!(header);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #load(): Promise<void> {
    return (this.#loading ??= this.#fetch().finally(() => (this.#loading = undefined)));
  }

  /** @throws GatehouseUnavailable `keys`; the keys fetched before stay in use */
  async #fetch(): Promise<void> {
    this.#triedAt = performance.now();
    clearTimeout(this.#timer);
    try {
      const signal = AbortSignal.timeout(timings.request);
      const response = await (this.options.fetch ?? fetch)(this.options.url, { signal, redirect: 'error' });
      if (!response.ok) throw new Error(`The gateway answered with status ${response.status}`);
      const set = (await response.json()) as JSONWebKeySet;
      this.#findKey = createLocalJWKSet(set);
      const ids = new Set(set.keys.map(({ kid }) => kid ?? ''));
      if ([...this.#ids].some((id) => !ids.has(id))) this.options.onKeyRemoved();
      this.#ids = ids;
      this.#hasFailed = false;
    } catch {
      this.#hasFailed = true;
    }
    this.#timer = setTimeout(
      () => void this.#load().catch(() => undefined),
      this.#hasFailed ? timings.retry : timings.maxAge,
    ).unref();
    if (this.#hasFailed) throw new GatehouseUnavailable('keys');
  }
}
