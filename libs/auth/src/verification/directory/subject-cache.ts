/**
 * Caches live sessions until a notification invalidates them. A session that is invalidated while it is being loaded is not
 * cached: the load may have read the state before the change.
 */
import { LRUCache } from 'lru-cache';
import type { LiveSession } from '../subject.store.js';
import { CachedSession, type CachedUser } from './cached-session.js';

/** The payload of a notification: a session (`s` and its id), a user (`u` and the id), or all users (`*`). */
type Named = string;

const everybody = '*';
/** A load during which more names than this are invalidated caches nothing. */
const maxNames = 1_000;

/** A load in progress, with the names invalidated since it began. */
export class Load {
  readonly invalidated = new Set<Named>();

  invalidate(named: Named): void {
    this.invalidated.add(this.invalidated.size < maxNames ? named : everybody);
  }

  isOutdated({ subject: { sessionId, userId } }: LiveSession): boolean {
    return (
      this.invalidated.has(everybody) ||
      this.invalidated.has(`s${sessionId}`) ||
      this.invalidated.has(`u${userId}`)
    );
  }
}

export class SubjectCache {
  private readonly loads = new Set<Load>();
  private readonly users = new Map<number, CachedUser>();
  private readonly sessions: LRUCache<string, CachedSession>;

  /** @param bytes approximate limit; the least recently used sessions are evicted */
  constructor(bytes: number) {
    this.sessions = new LRUCache({
      maxSize: bytes,
      sizeCalculation: (session) => session.size,
      dispose: (session) => this.release(session.user),
    });
  }

  /** Must be called before the query starts. */
  begin(): Load {
    const load = new Load();
    this.loads.add(load);
    return load;
  }

  /** Caches the sessions a load found, unless they were invalidated meanwhile. */
  end(load: Load, found: Iterable<LiveSession> = []): void {
    this.loads.delete(load);
    for (const live of found) if (!load.isOutdated(live)) this.add(live);
  }

  recall(sessionId: string): CachedSession | undefined {
    const session = this.sessions.get(sessionId);
    if (!session?.user.changed) return session;
    this.sessions.delete(sessionId);
    return undefined;
  }

  invalidate(named: Named): void {
    for (const load of this.loads) load.invalidate(named);
    if (named.startsWith('s')) this.sessions.delete(named.slice(1));
    else if (named.startsWith('u')) this.invalidateUser(Number(named.slice(1)));
    else this.sessions.clear();
  }

  clear(): void {
    this.invalidate(everybody);
  }

  private add(live: LiveSession): void {
    const { sessionId, userId } = live.subject;
    const user = this.users.get(userId) ?? { userId, changed: false, sessions: 0 };
    const session = new CachedSession(live, user, this.sessions.peek(sessionId)?.settled);
    this.sessions.set(sessionId, session);
    // `LRUCache` does not store a session that is larger than the whole cache.
    if (this.sessions.peek(sessionId) !== session) return;
    user.sessions += 1;
    this.users.set(userId, user);
  }

  /** `recall` deletes the sessions of this user when they are next read. */
  private invalidateUser(userId: number): void {
    const user = this.users.get(userId);
    if (!user) return;
    user.changed = true;
    this.users.delete(userId);
  }

  private release(user: CachedUser): void {
    user.sessions -= 1;
    if (user.sessions === 0 && this.users.get(user.userId) === user) this.users.delete(user.userId);
  }
}
