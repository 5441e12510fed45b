/** Exchanges an email and password for a new session, or for the challenge to show a second factor. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { emailSpellings } from '#auth/user';
import { findCredentials, replacePasswordHash, type StoredCredentials } from './credentials.store.js';
import { PasswordHasher } from '#auth/password';
import { type IssuedChallenge, OpenLoginChallenge } from './challenge/open-login-challenge.js';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import type { IssuedTokens } from '#auth/token';
import { BeginSession } from '#auth/session';
import { countLogin } from './count-login.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

@Injectable()
export class LogIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
    private readonly guesses: GuessLimiter,
    private readonly beginSession: BeginSession,
    private readonly openLoginChallenge: OpenLoginChallenge,
  ) {}

  /**
   * Reveals only after a correct password whether the account has a second factor.
   * @param replaces see `ProvenLogin`
   * @throws CodedError `session.credentials_rejected`, for every reason with the same error and the same delay;
   * `password.busy`, `throttle.too_many_attempts` or `throttle.banned` before the password is checked
   */
  @Spanned('log in')
  async execute(
    credentials: Credentials,
    client: Client,
    replaces: readonly string[] = [],
  ): Promise<IssuedTokens | IssuedChallenge> {
    const login = () =>
      this.passwords.admit(() =>
        this.guesses.attempt({ account: credentials.email, client }, () =>
          this.check(credentials, client, replaces),
        ),
      );
    return countLogin('password_login', login, (issued) =>
      'challengeToken' in issued ? 'second_factor_asked' : 'succeeded',
    );
  }

  private async check(
    { email, password }: Credentials,
    client: Client,
    replaces: readonly string[],
  ): Promise<IssuedTokens | IssuedChallenge> {
    const { known, oldIterations } = await readFrom(this.dataSource, (db) =>
      findCredentials(db, emailSpellings(email)),
    );
    // A password that was never set here may have been trimmed by the old service.
    const check = { oldIterations, wasTrimmed: known?.setAt === null };
    const spelling = await this.passwords.findSpelling(known?.passwordHash, password, check);
    if (!known || spelling === undefined)
      throw new CodedError('session.credentials_rejected', { userId: known?.id });

    if (this.passwords.isOutdated(known.passwordHash)) await this.renewHash(known, spelling);
    const { id: userId, setAt, hasSecondFactor } = known;
    const isFirstHere = this.passwords.isOfOldService(known.passwordHash);
    if (!hasSecondFactor) return this.beginSession.execute({ userId, setAt, client, replaces, isFirstHere });
    const challenge = await this.openLoginChallenge.execute({ userId, setAt });
    if (!challenge) throw new CodedError('session.credentials_rejected', { userId });
    return challenge;
  }

  /** Only a login knows the password, so it replaces a hash of the old service or of another cost. */
  private async renewHash({ id, passwordHash }: StoredCredentials, password: string): Promise<void> {
    const renewed = await this.passwords.hash(password);
    await inTransaction(this.dataSource, (db) =>
      replacePasswordHash(db, id, { from: passwordHash, to: renewed }),
    );
  }
}
