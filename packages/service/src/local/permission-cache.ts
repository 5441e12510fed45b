/**
 * Caches the permissions of users: loaded from the auth-service once, then updated by `auth_events`. A response and an event
 * may overtake each other, so permissions that are loaded around a change are cached for one second only.
 */
import type { KafkaMessage } from 'kafkajs';
import { LRUCache } from 'lru-cache';
import type { Verification } from '../ask/request-client.js';
import type { Permissions } from '../identity.js';

interface Entry {
  readonly permissions: Permissions;
  /** Milliseconds since the epoch, by the clock of this machine. */
  readonly requestedAt: number;
  readonly expiresAt: number;
}

/** Milliseconds. */
const timings = {
  /** Allowed clock difference, and the time after a change in which loaded permissions may be outdated. */
  aroundChange: 10_000,
  /** Lifetime of an entry loaded around a change. */
  shortLifetime: 1_000,
  lifetime: 600_000,
} as const;

/** Only messages that contain one of these are parsed. */
const relevantTypes = ['token-claims-change', 'account-'].map((type) => Buffer.from(`"type":"${type}`));

export class PermissionCache {
  readonly #entries: LRUCache<number, Entry>;
  /** When a change of each user arrived, oldest first. Unbounded but short-lived: without it an outdated response would be cached. */
  readonly #changes = new Map<number, number>();
  #clearances = 0;

  /** @param size maximum of users; the least recently used are evicted */
  constructor(size: number) {
    this.#entries = new LRUCache({ max: size });
  }

  get(userId: number, now: number): Permissions | undefined {
    const entry = this.#entries.get(userId);
    return entry && entry.expiresAt > now ? entry.permissions : undefined;
  }

  /**
   * @param request asks the auth-service about a token of the user
   * @returns undefined for an invalid token
   */
  async load(
    userId: number,
    request: () => Promise<Verification | undefined>,
  ): Promise<Permissions | undefined> {
    const requestedAt = Date.now();
    const clearances = this.#clearances;
    const verification = await request();
    if (verification?.userId !== userId) return undefined;
    const { permissions } = verification;
    // The response may be older than the outage that cleared the cache, so it is not cached.
    if (clearances !== this.#clearances) return permissions;
    const now = Date.now();
    const expiresAt = now + (this.#hasChanged(userId, now) ? timings.shortLifetime : timings.lifetime);
    this.#entries.set(userId, { permissions, requestedAt, expiresAt });
    return permissions;
  }

  /** Handles a message of `auth_events`. */
  readonly onMessage = ({ value }: Pick<KafkaMessage, 'value'>): void => {
    if (!value || !relevantTypes.some((type) => value.includes(type))) return;
    const { type, user_id, time, data } = parse(value);
    if (typeof user_id !== 'number') return;
    this.#recordChange(user_id, Date.now());
    const entry = this.#entries.get(user_id);
    if (!entry) return;
    const permissions = (data as { permissions?: unknown } | undefined)?.permissions;
    const isNewer = Date.parse(String(time)) > entry.requestedAt + timings.aroundChange;
    if (type === 'token-claims-change' && isNewer && isMap(permissions)) {
      this.#entries.set(user_id, { ...entry, permissions });
    } else this.#entries.delete(user_id);
  };

  clear(): void {
    this.#clearances += 1;
    this.#entries.clear();
  }

  #hasChanged(userId: number, now: number): boolean {
    const change = this.#changes.get(userId);
    return change !== undefined && now - change < timings.aroundChange;
  }

  #recordChange(userId: number, now: number): void {
    this.#changes.delete(userId);
    this.#changes.set(userId, now);
    for (const [id, changedAt] of this.#changes) {
      if (now - changedAt < timings.aroundChange) break;
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
