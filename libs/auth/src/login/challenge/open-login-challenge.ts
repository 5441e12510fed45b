/** Opens a login challenge after a correct password: the second factor finishes the login. */
import { SecondFactorSettings } from '#config';
import { inStatement } from '#database';
import { digestOfToken, newSecretToken } from '#sealing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { ConfirmedPassword } from '#auth/account';
import type { SecondFactorMethod } from '#auth/session';
import { openChallenge } from './login-challenge.store.js';

/** The browser sends it with the second factor. It grants no access. */
export interface IssuedChallenge {
  readonly challengeToken: string;
  readonly expiresAt: Date;
  /** Seconds. */
  readonly life: number;
  readonly methods: readonly SecondFactorMethod[];
}

@Injectable()
export class OpenLoginChallenge {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: SecondFactorSettings,
  ) {}

  /** @returns undefined if the user may not log in, has changed the password or has removed the second factor meanwhile */
  async execute({
    userId,
    setAt,
  }: Pick<ConfirmedPassword, 'userId' | 'setAt'>): Promise<IssuedChallenge | undefined> {
    const challengeToken = newSecretToken();
    const life = this.settings.challengeLife;
    const challenge = { id: uuidv7(), digest: digestOfToken(challengeToken), userId, setAt, life };
    const opened = await inStatement(this.dataSource, (db) => openChallenge(db, challenge));
    if (!opened) return undefined;
    this.logger.log({ event: 'second_factor.asked', userId });
    return { challengeToken, life, ...opened };
  }
}
