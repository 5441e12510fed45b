/** Begins a session for an authenticated user and issues its tokens. */
import { SessionSettings } from '#config';
import { inStatement, inTransaction } from '#database';
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { SecondFactorMethod } from './second-factor-method.js';
import type { Client } from '#auth/security-event';
import { type IssuedTokens, IssueTokens } from '#auth/token';
import { endReplacedSession } from './end-sessions.store.js';
import { NotifyNewDevice } from './new-device/notify-new-device.js';
import { startSession } from './session.store.js';

export interface ProvenLogin {
  readonly userId: number;
  readonly client: Client;
  /** See `NewSession`. */
  readonly setAt?: string | null;
  /** Omitted if the account has no second factor. */
  readonly secondFactor?: SecondFactorMethod;
  /** Whether the account has logged in at the old service only, so that all its devices are unknown here. */
  readonly isFirstHere?: boolean;
  /** Earlier sessions of the same browser, of any user. They end. */
  readonly replaces?: readonly string[] | undefined;
}

@Injectable()
export class BeginSession {
  private readonly logger = new Logger('Session');

  constructor(
    private readonly dataSource: DataSource,
    private readonly issueTokens: IssueTokens,
    private readonly limits: SessionSettings,
    private readonly notifyNewDevice: NotifyNewDevice,
  ) {}

  /**
   * A login on a known device is one statement. On a new one it is a transaction, which also writes the mail to the owner.
   * @param before runs first, in the same transaction; an error rolls everything back
   * @throws CodedError `session.credentials_rejected` if the user is inactive or deleted, the password has
   * changed, or a second factor is missing
   */
  @Spanned('begin session')
  async execute(login: ProvenLogin, before?: (db: EntityManager) => Promise<void>): Promise<IssuedTokens> {
    const { userId, client, setAt, secondFactor, isFirstHere = false, replaces = [] } = login;
    const session = { sessionId: uuidv7(), userId, jti: uuidv7(), client, setAt, secondFactor };
    const isSingleStatement = before === undefined && replaces.length === 0;
    const known = { ...session, requiresKnownDevice: !isFirstHere };
    const begun = isSingleStatement
      ? await inStatement(this.dataSource, (db) => startSession(db, known, this.limits))
      : undefined;
    const grant =
      begun ??
      (await inTransaction(this.dataSource, async (db) => {
        if (!isFirstHere) await this.notifyNewDevice.execute(db, userId, client);
        await before?.(db);
        const started = await startSession(db, session, this.limits);
        if (!started) throw new CodedError('session.credentials_rejected', { userId });
        const successorId = session.sessionId;
        for (const sessionId of replaces.toSorted()) {
          await endReplacedSession(db, { sessionId, successorId, client });
        }
        return started;
      }));
    // A security event (OWASP ASVS 5.0, 16.3.1); rejected logins are logged by the entry point.
    const { sessionId } = grant;
    this.logger.log({ event: 'session.started', userId, sessionId, ...(secondFactor && { secondFactor }) });
    return this.issueTokens.execute(grant);
  }
}
