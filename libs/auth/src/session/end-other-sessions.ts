/** Ends all other sessions of a user. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import type { IssuedTokens } from '#auth/token';
import { endSessionsOf } from './end-sessions.store.js';
import { ReplaceSession } from './replace-session.js';

export interface EndingCaller {
  readonly userId: number;
  readonly sessionId: string;
  /** Whether the caller has shown the refresh token of the session: only then are new tokens issued. */
  readonly hasRefreshToken: boolean;
}

@Injectable()
export class EndOtherSessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly replaceSession: ReplaceSession,
  ) {}

  /**
   * A caller with the refresh token continues in a new session, so that copies of the current one are rejected, too. For any
   * other caller the session does not change: internal services receive access tokens and must not obtain new tokens.
   * @returns the tokens of the new session, if there is one
   * @throws CodedError `session.token_invalid` if the session to replace has ended meanwhile
   */
  async execute(
    { userId, sessionId, hasRefreshToken }: EndingCaller,
    client: Client,
  ): Promise<IssuedTokens | undefined> {
    const reason = 'ended_by_owner';
    if (hasRefreshToken) {
      const replaced = { userId, sessionId, othersEnd: reason, client } as const;
      const { tokens } = await this.replaceSession.execute(async () => ({ made: undefined, replaced }));
      return tokens;
    }
    const ending = { userId, kept: sessionId, reason, client } as const;
    await inTransaction(this.dataSource, (db) => endSessionsOf(db, ending));
    return undefined;
  }
}
