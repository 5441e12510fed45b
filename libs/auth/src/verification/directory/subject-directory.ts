/**
 * Finds the users of sessions: from the cache while the database lease guarantees that it is current, otherwise from the
 * database, where concurrent calls share one query. Never caches that a session is missing.
 */
import type { Subject, TokenClaims } from '#auth/contract';
import { SessionSettings } from '#config';
import { batchQueries, DatabaseListener, readFrom, type ChannelSubscription } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findLiveSessions, type LiveSession } from '../subject.store.js';
import { SubjectCache } from './subject-cache.js';

/** The channel that `notify_subject_change` and `any_subject_changed` notify. */
const channel = 'gatehouse_subjects';

@Injectable()
export class SubjectDirectory {
  private readonly cache: SubjectCache;
  private readonly sessions = batchQueries(
    (sessionIds: readonly string[]) => this.loadTogether(sessionIds),
    500,
  );
  private subscription: ChannelSubscription | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: DatabaseListener,
    settings: SessionSettings,
  ) {
    this.cache = new SubjectCache(settings.subjectMemory);
  }

  /**
   * @param sessionId in lower case
   * @returns undefined unless the cache guarantees the answer; the caller then calls `load`
   */
  recall(sessionId: string, claims: TokenClaims): Subject | undefined {
    const subscription = (this.subscription ??= this.subscribe());
    if (!subscription.fresh) return undefined;
    const session = this.cache.recall(sessionId);
    return session?.answersFor(claims, subscription.latestDatabaseTime()) ? session.subject : undefined;
  }

  /**
   * Reads the session from the database and caches it.
   * @param sessionId in lower case
   * @returns undefined if the session has ended or expired, or its user is inactive, deleted or gone
   * @throws CodedError `database.unavailable`
   */
  load(sessionId: string): Promise<LiveSession | undefined> {
    return this.sessions.load(sessionId);
  }

  /** @param origin `origin_jti` of an access token whose first use is recorded */
  settle(sessionId: string, origin: string): void {
    this.cache.recall(sessionId)?.settle(origin);
  }

  private subscribe(): ChannelSubscription {
    const forget = () => this.cache.clear();
    return this.listener.listen(channel, {
      notified: (named) => this.cache.invalidate(named),
      lost: forget,
      back: forget,
    });
  }

  private async loadTogether(sessionIds: readonly string[]): Promise<(LiveSession | undefined)[]> {
    const load = this.cache.begin();
    let found = new Map<string, LiveSession>();
    try {
      found = await readFrom(this.dataSource, (db) => findLiveSessions(db, [...new Set(sessionIds)]));
    } finally {
      this.cache.end(load, found.values());
    }
    return sessionIds.map((sessionId) => found.get(sessionId));
  }
}
