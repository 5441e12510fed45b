/** The options of the client. */
import type { ConnectionOptions } from 'node:tls';

/** Fits Nest's `Logger` and `console`. */
export interface Log {
  log(message: string): void;
  warn(message: string): void;
}

export interface KafkaOptions {
  /** As `host:port`. */
  readonly brokers: readonly string[];
  /** Appears in the brokers' logs and in the names of consumer groups. Default `gatehouse-client`. */
  readonly clientId?: string;
  /** True: TLS with the authorities of Node.js. An object adds `ca`, `cert` and `key` (PEM), as `tls.connect` takes them. */
  readonly ssl?: boolean | ConnectionOptions;
  readonly sasl?:
    | {
        readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        readonly username: string;
        readonly password: string;
      }
    | {
        readonly mechanism: 'oauthbearer';
        /** Returns an access token for the brokers. Called at every login to a broker. */
        readonly oauthBearerProvider: () => Promise<{ value: string }>;
      };
}

export interface AskingOptions {
  readonly kafka: KafkaOptions;
  /** Milliseconds a request waits for its response. Default 5,000. */
  readonly timeout?: number;
  /** Maximum of pending requests; more fail immediately with `busy`. Default 5,000. */
  readonly openQuestions?: number;
  /**
   * Headers of the trace that the caller of `verify` runs in, such as `traceparent` (W3C Trace Context); the auth-service continues this
   * trace. Called for each request. Default: none.
   */
  readonly traceHeaders?: () => Record<string, string>;
  /** Default: no log. */
  readonly log?: Log;
}

export interface LocalOnlyOptions {
  /** URL of the gateway, which publishes the keys at `/.well-known/jwks.json`. */
  readonly gateway: string;
  /** The gateway's `TOKEN_ISSUER`. Default: `gateway`, like the default of the gateway, its `PUBLIC_URL`. */
  readonly issuer?: string;
  /** The gateway's `TOKEN_AUDIENCE`. Default `gatehouse`. */
  readonly audience?: string;
  /** Milliseconds for which tokens are verified without contact to the revocation topic. Default 10,000, minimum 3,000. */
  readonly freshness?: number;
  /** After `freshness`: `refuse` (default) fails with `stale`; `ask` sends a request to the auth-service. */
  readonly whenStale?: 'refuse' | 'ask';
  /** Size of the cache of verified tokens, and of the cache of permissions. Default 100,000 entries each. */
  readonly rememberedTokens?: number;
}

/** Sends a request to the auth-service for each verification. Options of the mode `local` are allowed and have no effect. */
export interface AskOptions extends AskingOptions, Partial<LocalOnlyOptions> {
  readonly mode: 'ask';
}

/** Verifies tokens in this process. */
export interface LocalOptions extends AskingOptions, LocalOnlyOptions {
  readonly mode: 'local';
}

export type GatehouseOptions = AskOptions | LocalOptions;
