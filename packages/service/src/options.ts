/** The settings of the client. `mode` alone decides whether it asks or knows. */

/** Fits Nest's `Logger` and `console`. */
export interface Log {
  log(message: string): void;
  warn(message: string): void;
}

export interface KafkaOptions {
  /** `host:port` each. */
  readonly brokers: readonly string[];
  /** Shown in the broker's logs and the names of groups; `gatehouse-client` when left out. */
  readonly clientId?: string;
  readonly ssl?: boolean;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

export interface AskingOptions {
  readonly kafka: KafkaOptions;
  /** Milliseconds a question waits for its answer; 5,000 when left out. */
  readonly timeout?: number;
  /** Questions that may be open at once; 5,000 when left out. Beyond it `verify` fails at once, with `busy`. */
  readonly openQuestions?: number;
  /** Silent when left out. */
  readonly log?: Log;
}

export interface KnowingOptions {
  /** Address of the gateway, whose `/.well-known/jwks.json` has the keys. */
  readonly gateway: string;
  /** The gateway's TOKEN_ISSUER; when left out what it is by default, its PUBLIC_URL, taken to be `gateway`. */
  readonly issuer?: string;
  /** The gateway's TOKEN_AUDIENCE; `gatehouse` when left out. */
  readonly audience?: string;
  /** Milliseconds for which it goes on without receiving revocations, while brokers are away; 10,000 when left out, 3,000 at least. */
  readonly freshness?: number;
  /** What happens then. `refuse`, when left out: `verify` fails with `stale`. `ask`: the auth-service is asked. */
  readonly whenStale?: 'refuse' | 'ask';
  /** Tokens, and people, that are kept in memory; 100,000 when left out. */
  readonly rememberedTokens?: number;
}

/** Each verification is a question to the auth-service. What only the other mode uses may stay. */
export interface AskOptions extends AskingOptions, Partial<KnowingOptions> {
  readonly mode: 'ask';
}

/** Each verification is done here. */
export interface LocalOptions extends AskingOptions, KnowingOptions {
  readonly mode: 'local';
}

export type GatehouseOptions = AskOptions | LocalOptions;
