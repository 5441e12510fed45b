/** Checks the link that objects to a change of email. Changes nothing. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { parseUserId } from '#auth/user';
import { digestOf } from '../code/secret-code.js';
import { isObjectionUsable } from './email-objection.store.js';
import type { Objection } from './object-to-email-change.js';

@Injectable()
export class CheckObjectionLink {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Rejected codes count separately from wrong passwords, as in `CheckMailedCode`.
   * @throws CodedError `code.rejected`, `throttle.network_limit` or `throttle.banned`
   */
  async execute({ userId, code }: Objection, client: Client): Promise<void> {
    const presented = { userId: parseUserId(userId) ?? 0, digest: digestOf(code) };
    await this.guesses.attempt({ client, act: 'link' }, async () => {
      if (!(await readFrom(this.dataSource, (db) => isObjectionUsable(db, presented)))) {
        throw new CodedError('code.rejected');
      }
    });
  }
}
