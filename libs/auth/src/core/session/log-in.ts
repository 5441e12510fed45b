/** Exchanges an email and password for a new session. */
import { SessionSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { canonicalEmail } from '../account/canonical-email.js';
import { findCredentials, replacePasswordHash, type StoredCredentials } from '../account/account.store.js';
import { PasswordHasher } from '../password/password-hasher.js';
import type { Client } from '../security-event/client.js';
import { recordSecurityEvent } from '../security-event/record-security-event.js';
import { GuessLimiter } from '../throttle/guess-limiter.js';
import { type IssuedTokens, IssueTokens, type RefreshGrant } from '../token/issue-tokens.js';
import { startSession } from './session.store.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

@Injectable()
export class LogIn {
  private readonly logger = new Logger('Session');

  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
    private readonly issueTokens: IssueTokens,
    private readonly limits: SessionSettings,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * @throws CodedError `session.credentials_rejected`, the same for every reason and as late; `password.busy`,
   * `throttle.too_many_attempts` or `throttle.banned` before the password was looked at
   */
  async execute(credentials: Credentials, client: Client): Promise<IssuedTokens> {
    return this.passwords.admit(() =>
      this.guesses.attempt({ account: credentials.email, client }, () => this.check(credentials, client)),
    );
  }

  private async check({ email, password }: Credentials, client: Client): Promise<IssuedTokens> {
    const { known, oldIterations } = await readFrom(this.dataSource, (db) =>
      findCredentials(db, canonicalEmail(email)),
    );
    const matches = await this.passwords.verify(known?.passwordHash, password, oldIterations);
    if (!known || !matches) throw new CodedError('session.credentials_rejected');

    if (this.passwords.isOutdated(known.passwordHash)) await this.renewHash(known, password);
    const started = { sessionId: uuidv7(), userId: known.id, jti: uuidv7() };
    const grant = await inTransaction(this.dataSource, (db) => this.start(db, started, client));
    if (!grant) throw new CodedError('session.credentials_rejected');
    // A security event (OWASP ASVS 5.0, 16.3.1); refusals are logged where they are answered.
    this.logger.log({ event: 'session.started', userId: grant.userId, sessionId: grant.sessionId });
    return this.issueTokens.execute(grant);
  }

  private async start(
    db: EntityManager,
    started: { sessionId: string; userId: number; jti: string },
    client: Client,
  ): Promise<RefreshGrant | undefined> {
    const grant = await startSession(db, { ...started, device: client.device }, this.limits);
    if (grant) await recordSecurityEvent(db, { kind: 'session.started', ...started, client });
    return grant;
  }

  /** The password is known for this moment only: a hash of the old service, or of another cost, is replaced now. */
  private async renewHash({ id, passwordHash }: StoredCredentials, password: string): Promise<void> {
    const renewed = await this.passwords.hash(password);
    await inTransaction(this.dataSource, (db) =>
      replacePasswordHash(db, id, { from: passwordHash, to: renewed }),
    );
  }
}
