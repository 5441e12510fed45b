/** Finds the login challenge of a browser. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { digestOfToken } from '#sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findChallenge, type LiveChallenge } from './login-challenge.store.js';

@Injectable()
export class FindLoginChallenge {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param challengeToken from the cookie, if there was one
   * @throws CodedError `second_factor.login_expired` if the challenge has expired, has no attempts left or does not exist
   */
  async execute(challengeToken: string | undefined): Promise<LiveChallenge> {
    const challenge =
      challengeToken === undefined
        ? undefined
        : await readFrom(this.dataSource, (db) => findChallenge(db, digestOfToken(challengeToken)));
    if (!challenge) throw new CodedError('second_factor.login_expired');
    return challenge;
  }
}
