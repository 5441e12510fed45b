/**
 * Continues a session under a new session id after a change of credentials. Every entry point rejects copies of the old
 * tokens as soon as the change is committed (OWASP ASVS 5.0, 7.2.4).
 */
import { SessionSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type IssuedTokens, IssueTokens } from '#auth/token';
import { type ReplacedSession, replaceSession } from './replace-session.store.js';

/** A change in the transaction of the replacement. @param successorId session id for the records of the change */
type Change<T> = (
  db: EntityManager,
  successorId: string,
) => Promise<{ readonly made: T; readonly replaced: ReplacedSession }>;

@Injectable()
export class ReplaceSession {
  constructor(
    private readonly dataSource: DataSource,
    private readonly issueTokens: IssueTokens,
    private readonly limits: SessionSettings,
  ) {}

  /**
   * Makes the change, ends the session and begins its successor in one transaction.
   * @returns the result of the change, and the tokens of the successor
   * @throws CodedError `session.token_invalid` if the session has ended meanwhile, and any error of `change`; both roll the
   * change back
   */
  async execute<T>(change: Change<T>): Promise<{ made: T; tokens: IssuedTokens }> {
    const successorId = uuidv7();
    const { made, grant } = await inTransaction(this.dataSource, async (db) => {
      const changed = await change(db, successorId);
      const grant = await replaceSession(db, successorId, changed.replaced, this.limits);
      if (!grant) throw new CodedError('session.token_invalid');
      return { made: changed.made, grant };
    });
    return { made, tokens: await this.issueTokens.execute(grant) };
  }
}
