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

export interface AskOptions extends AskingOptions {
  readonly mode: 'ask';
}

export type GatehouseOptions = AskOptions;
