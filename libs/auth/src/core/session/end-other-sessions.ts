/** Ends all other sessions of a user. The caller continues in a new session: a copy of the current one is dead as well. */
import { Injectable } from '@nestjs/common';
import type { Client } from '../security-event/client.js';
import type { IssuedTokens } from '../token/issue-tokens.js';
import { ReplaceSession } from './replace-session.js';

@Injectable()
export class EndOtherSessions {
  constructor(private readonly replaceSession: ReplaceSession) {}

  /**
   * @returns the tokens of the new session
   * @throws CodedError `session.token_invalid` if the session has ended meanwhile
   */
  async execute(caller: { userId: number; sessionId: string }, client: Client): Promise<IssuedTokens> {
    const { userId, sessionId } = caller;
    const replaced = { userId, sessionId, othersEnd: 'ended_by_owner', client } as const;
    const { tokens } = await this.replaceSession.execute(async () => ({ made: undefined, replaced }));
    return tokens;
  }
}
