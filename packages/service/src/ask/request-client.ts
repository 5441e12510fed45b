/** Sends verification requests to `auth_request` and matches the responses of `auth_response` by their ids. */
import { randomUUID } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import type { Permissions } from '../identity.js';
import type { ReadTopic } from '../kafka/topic-consumer.js';
import { GatehouseUnavailable, type UnavailableReason } from '../unavailable.js';

export interface Verification {
  readonly userId: number;
  readonly permissions: Permissions;
}

interface PendingRequest {
  readonly settle: (verification: Verification | undefined) => void;
  readonly fail: (reason: UnavailableReason) => void;
}

export interface RequestClientOptions {
  /** Rejects when the brokers did not accept the message. */
  readonly send: (value: string) => Promise<void>;
  /** Resolves when responses are read. Nothing is sent before. */
  readonly open: Promise<void>;
  /** False while responses cannot arrive because no broker is connected. */
  readonly isReachable: () => boolean;
  /** Milliseconds from `request` to the failure `timeout`. */
  readonly timeout: number;
  /** Maximum of pending requests. */
  readonly maxPending: number;
}

export class RequestClient {
  /** Prefix of all ids of this instance. It reads the responses to all services and parses only those that contain it. */
  readonly #instance = randomUUID();
  readonly #instanceBytes = Buffer.from(this.#instance);
  readonly #pending = new Map<string, PendingRequest>();
  readonly #byToken = new Map<string, Promise<Verification | undefined>>();
  #count = 0;
  #isOpen = false;
  #closed = false;

  constructor(private readonly options: RequestClientOptions) {
    void options.open.then(() => (this.#isOpen = true));
  }

  /**
   * Concurrent calls for the same token share one request.
   * @returns undefined for an invalid token
   * @throws GatehouseUnavailable `busy`, `closed`, `disconnected`, `starting` or `timeout`
   */
  request(token: string): Promise<Verification | undefined> {
    if (this.#closed) return Promise.reject(new GatehouseUnavailable('closed'));
    const running = this.#byToken.get(token);
    if (running) return running;
    if (this.#pending.size >= this.options.maxPending) {
      return Promise.reject(new GatehouseUnavailable('busy'));
    }
    if (!this.options.isReachable()) return Promise.reject(new GatehouseUnavailable(this.#absence));
    const verification = this.#send(token);
    this.#byToken.set(token, verification);
    return verification;
  }

  /** Handles a message of `auth_response`. */
  readonly onMessage = ({ value }: Pick<KafkaMessage, 'value'>): void => {
    if (!value?.includes(this.#instanceBytes)) return;
    const { id, status, user_id, permissions } = parse(value);
    const pending = typeof id === 'string' ? this.#pending.get(id) : undefined;
    if (!pending) return;
    if (status === 'FAIL') pending.settle(undefined);
    // Malformed responses are ignored; the request times out.
    else if (status === 'OK' && Number.isSafeInteger(user_id) && isMap(permissions)) {
      pending.settle({ userId: user_id as number, permissions });
    }
  };

  get responses(): ReadTopic {
    return { topic: 'auth_response', from: 'end', read: this.onMessage };
  }

  /** Fails all pending requests, because the brokers cannot be reached. */
  readonly failPending = (): void => this.#failAll(this.#absence);

  close(): void {
    this.#closed = true;
    this.#failAll('closed');
  }

  get #absence(): UnavailableReason {
    return this.#isOpen ? 'disconnected' : 'starting';
  }

  #failAll(reason: UnavailableReason): void {
    for (const pending of this.#pending.values()) pending.fail(reason);
  }

  #send(token: string): Promise<Verification | undefined> {
    const id = `${this.#instance}-${++this.#count}`;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(deadline);
        this.#pending.delete(id);
        this.#byToken.delete(token);
      };
      const fail = (reason: UnavailableReason) => {
        if (!this.#pending.has(id)) return;
        end();
        reject(new GatehouseUnavailable(reason));
      };
      const deadline = setTimeout(() => fail(this.#isOpen ? 'timeout' : 'starting'), this.options.timeout);
      const settle = (verification: Verification | undefined) => {
        end();
        resolve(verification);
      };
      this.#pending.set(id, { settle, fail });
      const send = () => {
        if (!this.#pending.has(id)) return;
        this.options.send(JSON.stringify({ id, token })).catch(() => fail('disconnected'));
      };
      if (this.#isOpen) send();
      else void this.options.open.then(send);
    });
  }
}

function isMap(permissions: unknown): permissions is Permissions {
  return typeof permissions === 'object' && permissions !== null && !Array.isArray(permissions);
}

function parse(value: Buffer): Partial<Record<'id' | 'status' | 'user_id' | 'permissions', unknown>> {
  try {
    return (JSON.parse(value.toString()) as object | null) ?? {};
  } catch {
    return {};
  }
}
