/** The revocations of `auth_revocations`: tokens that are invalid before they expire. */
import type { KafkaMessage } from 'kafkajs';
import type { AccessClaims } from '../token-claims.js';

interface Revocation {
  /** Seconds since the epoch: tokens issued until then are revoked. */
  readonly notBefore: number;
  /** Seconds since the epoch: all revoked tokens have expired by then. */
  readonly expires: number;
}

/** Seconds of allowed clock difference. */
const leeway = 60;
/** Seconds that a malformed revocation is kept; longer than the lifetime of an access token. */
const malformedLifetime = 86_400;

const seconds = () => Date.now() / 1000;

export class Revocations {
  readonly #sessions = new Map<string, Revocation>();
  readonly #users = new Map<number, Revocation>();
  /** Seconds since the epoch: revocations of tokens issued until then may be missing. */
  #incompleteUntil = Number.NEGATIVE_INFINITY;
  readonly #sweeping = setInterval(() => this.#sweep(), leeway * 1000).unref();

  /** Handles a record of the topic. A malformed value revokes all tokens of the session or user in the key. */
  readonly onMessage = ({ key, value }: Pick<KafkaMessage, 'key' | 'value'>): void => {
    const [, kind, id = ''] = /^(session|user):(.+)$/.exec(String(key)) ?? [];
    if (kind === 'session') this.#update(this.#sessions, id, value);
    if (kind === 'user') this.#update(this.#users, Number(id), value);
  };

  isRevoked({ sid, user_id, iat }: AccessClaims): boolean {
    if (this.#sessions.has(sid)) return true;
    const revocation = this.#users.get(user_id);
    return revocation !== undefined && iat <= revocation.notBefore;
  }

  /** Call when records up to now could not be read: any token issued until now may be revoked. */
  distrustEarlierTokens(): void {
    this.#incompleteUntil = seconds() + leeway;
  }

  /** Whether the revocation of this token may be among the records that could not be read: ask the auth-service then. */
  mayBeRevoked({ iat }: Pick<AccessClaims, 'iat'>): boolean {
    return iat <= this.#incompleteUntil;
  }

  get size(): number {
    return this.#sessions.size + this.#users.size;
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  #update<Id>(revocations: Map<Id, Revocation>, id: Id, value: Buffer | null): void {
    if (value === null) revocations.delete(id);
    else revocations.set(id, parse(value));
  }

  #sweep(): void {
    const expired = seconds() - leeway;
    for (const revocations of [this.#sessions, this.#users]) {
      for (const [id, { expires }] of revocations) {
        if (expires < expired) (revocations as Map<unknown, Revocation>).delete(id);
      }
    }
  }
}

function parse(value: Buffer): Revocation {
  try {
    const { not_before, expires } = JSON.parse(value.toString()) as Record<string, unknown>;
    if (Number.isFinite(not_before) && Number.isFinite(expires)) {
      return { notBefore: not_before as number, expires: expires as number };
    }
  } catch {
    // Malformed, like JSON with other content.
  }
  return { notBefore: Number.POSITIVE_INFINITY, expires: seconds() + malformedLifetime };
}
