/**
 * What people may do: asked once for each, then followed by `auth_events`. An answer and an event may pass each other on
 * the way; what is learned around a change is therefore kept for a second only and asked for again.
 */
import type { KafkaMessage } from 'kafkajs';
import { LRUCache } from 'lru-cache';
import type { Answer } from '../ask/asker.js';
import type { Permissions } from '../identity.js';

interface Entry {
  readonly permissions: Permissions;
  /** Milliseconds since the epoch, by this machine. */
  readonly askedAt: number;
  readonly goodUntil: number;
}

/** Milliseconds. */
const timings = {
  /** By how much clocks may differ, and the time around a change in which nothing is believed for long. */
  around: 10_000,
  keptAround: 1_000,
  /** Asked again after it in any case. */
  kept: 600_000,
} as const;

const about = ['token-claims-change', 'account-'].map((type) => Buffer.from(`"type":"${type}`));

export class PermissionBook {
  readonly #entries: LRUCache<number, Entry>;
  /** When a change of somebody was last heard; oldest first. A change that is forgotten too early would keep an old answer. */
  readonly #changes = new Map<number, number>();
  #clearances = 0;

  /** @param most how many people are kept; those that were not asked about for longest make room */
  constructor(most: number) {
    this.#entries = new LRUCache({ max: most });
  }

  get(userId: number, now: number): Permissions | undefined {
    const entry = this.#entries.get(userId);
    return entry && entry.goodUntil > now ? entry.permissions : undefined;
  }

  /** @param question put to the auth-service about a token of theirs. @returns undefined for a token that is not good */
  async learn(userId: number, question: () => Promise<Answer | undefined>): Promise<Permissions | undefined> {
    const askedAt = Date.now();
    const clearances = this.#clearances;
    const answer = await question();
    if (answer?.userId !== userId) return undefined;
    // Given before an interruption, perhaps: good for this call, and not to be kept.
    if (clearances !== this.#clearances) return answer.permissions;
    const now = Date.now();
    const goodUntil = now + (this.#isAround(userId, now) ? timings.keptAround : timings.kept);
    this.#entries.set(userId, { permissions: answer.permissions, askedAt, goodUntil });
    return answer.permissions;
  }

  /** A message of `auth_events`. */
  readonly onMessage = ({ value }: Pick<KafkaMessage, 'value'>): void => {
    if (!value || !about.some((type) => value.includes(type))) return;
    const { type, user_id, time, data } = parse(value);
    if (typeof user_id !== 'number') return;
    this.#noteChange(user_id, Date.now());
    const entry = this.#entries.get(user_id);
    if (!entry) return;
    const permissions = (data as { permissions?: unknown } | undefined)?.permissions;
    const isNewer = Date.parse(String(time)) > entry.askedAt + timings.around;
    if (type === 'token-claims-change' && isNewer && isMap(permissions)) {
      this.#entries.set(user_id, { ...entry, permissions });
    } else this.#entries.delete(user_id);
  };

  clear(): void {
    this.#clearances += 1;
    this.#entries.clear();
  }

  #isAround(userId: number, now: number): boolean {
    const change = this.#changes.get(userId);
    return change !== undefined && now - change < timings.around;
  }

  #noteChange(userId: number, now: number): void {
    this.#changes.delete(userId);
    this.#changes.set(userId, now);
    for (const [id, heard] of this.#changes) {
      if (now - heard < timings.around) break;
      this.#changes.delete(id);
    }
  }
}

function isMap(permissions: unknown): permissions is Permissions {
  return typeof permissions === 'object' && permissions !== null && !Array.isArray(permissions);
}

function parse(value: Buffer): Partial<Record<'type' | 'user_id' | 'time' | 'data', unknown>> {
  try {
    return (JSON.parse(value.toString()) as object | null) ?? {};
  } catch {
    return {};
  }
}
