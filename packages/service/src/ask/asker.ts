/** Puts questions on `auth_request` and gives each the answer with its id from `auth_response`. */
import { randomUUID } from 'node:crypto';
import type { KafkaMessage } from 'kafkajs';
import type { Permissions } from '../identity.js';
import type { TailedTopic } from '../kafka/tail-life.js';
import { GatehouseUnavailable, type UnavailableReason } from '../unavailable.js';

export interface Answer {
  readonly userId: number;
  readonly permissions: Permissions;
}

interface Question {
  readonly token: string;
  readonly deadline: NodeJS.Timeout;
  readonly settle: (answer: Answer | undefined) => void;
  readonly fail: (reason: UnavailableReason) => void;
}

export interface AskerOptions {
  /** Rejects when the brokers did not take it. */
  readonly send: (value: string) => Promise<void>;
  /** Resolves once answers are read; until then nothing is sent. */
  readonly open: Promise<void>;
  /** Whether answers can arrive, as far as is known. */
  readonly isReachable: () => boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly openQuestions: number;
}

export class Asker {
  /** All answers of all services pass by; only those with this in them are parsed. */
  readonly #instance = randomUUID();
  readonly #mark = Buffer.from(this.#instance);
  readonly #questions = new Map<string, Question>();
  readonly #asked = new Map<string, Promise<Answer | undefined>>();
  #count = 0;
  #isOpen = false;
  #closed = false;

  constructor(private readonly options: AskerOptions) {
    void options.open.then(() => (this.#isOpen = true));
  }

  /** Questions about one token at the same time are one question. @returns undefined for a token that is not good */
  ask(token: string): Promise<Answer | undefined> {
    if (this.#closed) return Promise.reject(new GatehouseUnavailable('closed'));
    const asked = this.#asked.get(token);
    if (asked) return asked;
    if (this.#questions.size >= this.options.openQuestions) {
      return Promise.reject(new GatehouseUnavailable('busy'));
    }
    if (!this.options.isReachable()) return Promise.reject(new GatehouseUnavailable(this.#absence));
    const answer = this.#question(token);
    this.#asked.set(token, answer);
    return answer;
  }

  /** A message of `auth_response`. */
  readonly onMessage = ({ value }: Pick<KafkaMessage, 'value'>): void => {
    if (!value?.includes(this.#mark)) return;
    const { id, status, user_id, permissions } = parse(value);
    const question = typeof id === 'string' ? this.#questions.get(id) : undefined;
    if (!question) return;
    if (status === 'FAIL') question.settle(undefined);
    // An answer that is neither is no answer: the time-out is.
    else if (status === 'OK' && Number.isSafeInteger(user_id) && isMap(permissions)) {
      question.settle({ userId: user_id as number, permissions });
    }
  };

  get answers(): TailedTopic {
    return { topic: 'auth_response', from: 'end', read: this.onMessage };
  }

  /** The brokers cannot be reached: open questions fail at once. */
  readonly lose = (): void => this.#failAll(this.#absence);

  close(): void {
    this.#closed = true;
    this.#failAll('closed');
  }

  get #absence(): UnavailableReason {
    return this.#isOpen ? 'disconnected' : 'starting';
  }

  #failAll(reason: UnavailableReason): void {
    for (const question of this.#questions.values()) question.fail(reason);
  }

  #question(token: string): Promise<Answer | undefined> {
    const id = `${this.#instance}-${++this.#count}`;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(deadline);
        this.#questions.delete(id);
        this.#asked.delete(token);
      };
      const fail = (reason: UnavailableReason) => {
        if (!this.#questions.has(id)) return;
        end();
        reject(new GatehouseUnavailable(reason));
      };
      const deadline = setTimeout(() => fail(this.#isOpen ? 'timeout' : 'starting'), this.options.timeout);
      const settle = (answer: Answer | undefined) => {
        end();
        resolve(answer);
      };
      this.#questions.set(id, { token, deadline, settle, fail });
      const send = () => {
        if (!this.#questions.has(id)) return;
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
