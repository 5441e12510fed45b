/** Checks the link "this was not me". Changes nothing. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { isNoticeUsable } from '#auth/session';
import { GuessLimiter } from '#auth/throttle';
import { parseUserId } from '#auth/user';
import { digestOf } from '../code/secret-code.js';
import type { DisownedLogin } from './disown-login.js';

@Injectable()
export class CheckDisownLink {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Rejected codes count separately from wrong passwords, as in `CheckMailedCode`.
   * @throws CodedError `code.rejected`, `throttle.network_limit` or `throttle.banned`
   */
  async execute({ userId, code }: DisownedLogin, client: Client): Promise<void> {
    const presented = { userId: parseUserId(userId) ?? 0, digest: digestOf(code) };
    await this.guesses.attempt({ client, act: 'link' }, async () => {
      if (!(await readFrom(this.dataSource, (db) => isNoticeUsable(db, presented)))) {
        throw new CodedError('code.rejected');
      }
    });
  }
}
