/** Answers who an access token stands for and what they may do: the question of every internal service. */
import type { Subject } from '#auth/contract';
import { Injectable } from '@nestjs/common';
import { TokenReader } from '../token/token-reader.js';
import { FindSubject } from './find-subject.js';

@Injectable()
export class VerifyAccessToken {
  constructor(
    private readonly tokens: TokenReader,
    private readonly findSubject: FindSubject,
  ) {}

  /**
   * @param token whatever the caller sent
   * @returns undefined for everything but a live access token
   * @throws CodedError `database.unavailable` when it cannot be known
   */
  async execute(token: unknown): Promise<Subject | undefined> {
    const claims = await this.tokens.read(token, 'access');
    return claims && this.findSubject.execute(claims);
  }
}
