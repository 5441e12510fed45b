/**
 * Sessions that were loaded and that nothing was heard about since. What was being loaded while something was heard about
 * it is not kept: it may be from before.
 */
import { LRUCache } from 'lru-cache';
import type { LiveSession } from '../subject.store.js';
import { RememberedSession, type RememberedUser } from './remembered-session.js';

/** What a notification names: a session (`s` and its id), a user (`u` and the id), or everybody. */
type Named = string;

const everybody = '*';
/** A load that heard more names than this keeps nothing. */
const mostNames = 1_000;

/** A load under way, with what was heard since it began. */
export class Load {
  readonly heard = new Set<Named>();

  hear(named: Named): void {
    this.heard.add(this.heard.size < mostNames ? named : everybody);
  }

  isOutdated({ subject: { sessionId, userId } }: LiveSession): boolean {
    return this.heard.has(everybody) || this.heard.has(`s${sessionId}`) || this.heard.has(`u${userId}`);
  }
}

export class SubjectMemory {
  private readonly loads = new Set<Load>();
  private readonly users = new Map<number, RememberedUser>();
  private readonly sessions: LRUCache<string, RememberedSession>;

  /** @param bytes how much it may take, roughly; the sessions not seen for longest make room */
  constructor(bytes: number) {
    this.sessions = new LRUCache({
      maxSize: bytes,
      sizeCalculation: (session) => session.size,
      dispose: (session) => this.release(session.user),
    });
  }

  /** To be called before the database is asked. */
  begin(): Load {
    const load = new Load();
    this.loads.add(load);
    return load;
  }

  /** Keeps what a load found, unless something was heard about it meanwhile. */
  end(load: Load, found: Iterable<LiveSession> = []): void {
    this.loads.delete(load);
    for (const live of found) if (!load.isOutdated(live)) this.remember(live);
  }

  recall(sessionId: string): RememberedSession | undefined {
    const session = this.sessions.get(sessionId);
    if (!session?.user.changed) return session;
    this.sessions.delete(sessionId);
    return undefined;
  }

  hear(named: Named): void {
    for (const load of this.loads) load.hear(named);
    if (named.startsWith('s')) this.sessions.delete(named.slice(1));
    else if (named.startsWith('u')) this.forgetUser(Number(named.slice(1)));
    else this.sessions.clear();
  }

  forgetEverything(): void {
    this.hear(everybody);
  }

  private remember(live: LiveSession): void {
    const { sessionId, userId } = live.subject;
    const user = this.users.get(userId) ?? { userId, changed: false, sessions: 0 };
    const session = new RememberedSession(live, user, this.sessions.peek(sessionId)?.settled);
    this.sessions.set(sessionId, session);
    // One that is larger than the whole memory is not kept.
    if (this.sessions.peek(sessionId) !== session) return;
    user.sessions += 1;
    this.users.set(userId, user);
  }

  /** Their sessions are found to be outdated when they are next asked for. */
  private forgetUser(userId: number): void {
    const user = this.users.get(userId);
    if (!user) return;
    user.changed = true;
    this.users.delete(userId);
  }

  private release(user: RememberedUser): void {
    user.sessions -= 1;
    if (user.sessions === 0 && this.users.get(user.userId) === user) this.users.delete(user.userId);
  }
}
