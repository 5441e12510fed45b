/** A cached session, with the refresh tokens whose use is already recorded. */
import type { Subject, TokenClaims } from '#auth/contract';
import type { LiveSession } from '../subject.store.js';

/** Shared by the sessions of one user, so that a change of the user reaches them all. */
export interface CachedUser {
  readonly userId: number;
  changed: boolean;
  /** How many sessions share it. */
  sessions: number;
}

/** Measured with 0 to 200 permissions: bytes. */
const ownSize = 700;
const permissionSize = 60;

/** With more tabs than this, each with a token of another refresh, some requests read from the database. */
const mostSettled = 8;

export class CachedSession {
  readonly subject: Subject;
  readonly size: number;

  constructor(
    private readonly live: LiveSession,
    readonly user: CachedUser,
    /** `origin_jti` values that are superseded or whose first use is recorded: none has to be recorded again. */
    readonly settled: string[] = [],
  ) {
    this.subject = live.subject;
    this.size = ownSize + permissionSize * Object.keys(live.subject.permissions).length;
  }

  /**
   * Whether the token certainly belongs to this session's subject.
   * @param now upper bound of the database's clock in seconds since the epoch
   */
  answersFor(claims: TokenClaims, now: number): boolean {
    const { subject, live } = this;
    return (
      claims.exp > now &&
      live.expiresAt > now &&
      subject.userId === claims.user_id &&
      subject.subject === claims.sub &&
      (claims.origin_jti === undefined || this.settled.includes(claims.origin_jti))
    );
  }

  /** @param origin `origin_jti` of an access token whose first use is recorded */
  settle(origin: string): void {
    if (this.settled.includes(origin)) return;
    if (this.settled.push(origin) > mostSettled) this.settled.shift();
  }
}
