/** What `auth_revocations` says: which tokens are dead although they have not expired. */
import type { KafkaMessage } from 'kafkajs';
import type { AccessClaims } from '../token-claims.js';

interface Revocation {
  /** Seconds since the epoch: tokens issued until then are dead. */
  readonly notBefore: number;
  /** Seconds since the epoch, after which no token that it is about lives. */
  readonly expires: number;
}

/** Seconds a revocation is kept beyond its end: clocks differ. */
const leeway = 60;
/** Of what cannot be read; longer than an access token lives. */
const unreadable = 86_400;

const seconds = () => Date.now() / 1000;

export class Revocations {
  readonly #sessions = new Map<string, Revocation>();
  readonly #users = new Map<number, Revocation>();
  #doubtful = Number.NEGATIVE_INFINITY;
  readonly #sweeping = setInterval(() => this.#sweep(), leeway * 1000).unref();

  /** A record of the topic. What is of no known form counts as the widest revocation its key can mean. */
  readonly onMessage = ({ key, value }: Pick<KafkaMessage, 'key' | 'value'>): void => {
    const [, kind, id = ''] = /^(session|user):(.+)$/.exec(String(key)) ?? [];
    if (kind === 'session') this.#note(this.#sessions, id, value);
    if (kind === 'user') this.#note(this.#users, Number(id), value);
  };

  isRevoked({ sid, user_id, iat }: AccessClaims): boolean {
    if (this.#sessions.has(sid)) return true;
    const revocation = this.#users.get(user_id);
    return revocation !== undefined && iat <= revocation.notBefore;
  }

  /** Something up to now could not be read: whatever was issued before may be revoked. */
  doubt(): void {
    this.#doubtful = seconds() + leeway;
  }

  /** Whether a revocation of this token may be among those that could not be read: the auth-service must be asked. */
  isDoubtful({ iat }: Pick<AccessClaims, 'iat'>): boolean {
    return iat <= this.#doubtful;
  }

  get size(): number {
    return this.#sessions.size + this.#users.size;
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  #note<Id>(revocations: Map<Id, Revocation>, id: Id, value: Buffer | null): void {
    if (value === null) revocations.delete(id);
    else revocations.set(id, parse(value));
  }

  #sweep(): void {
    const over = seconds() - leeway;
    for (const revocations of [this.#sessions, this.#users]) {
      for (const [id, { expires }] of revocations) {
        if (expires < over) (revocations as Map<unknown, Revocation>).delete(id);
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
    // The same as a value that says something else.
  }
  return { notBefore: Number.POSITIVE_INFINITY, expires: seconds() + unreadable };
}
