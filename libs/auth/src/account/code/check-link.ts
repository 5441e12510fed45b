/** Checks a link with which the reader of a mail denies or undoes what the mail reports. Changes nothing. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { isNoticeUsable } from '#auth/session';
import { GuessLimiter } from '#auth/throttle';
import { parseUserId } from '#auth/user';
import { isObjectionUsable } from '../email/email-objection.store.js';
import { digestOf } from './secret-code.js';

/** Reads the code of each kind of link: "this was not me", and the objection to a change of email. */
const isUsable = { disown: isNoticeUsable, objection: isObjectionUsable } as const;

export interface PresentedLink {
  /** As typed, or from the link. */
  readonly userId: string;
  readonly code: string;
}

@Injectable()
export class CheckLink {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Rejected codes count separately from wrong passwords, as in `CheckMailedCode`.
   * @throws CodedError `code.rejected`, `throttle.network_limit` or `throttle.banned`
   */
  async execute(kind: keyof typeof isUsable, { userId, code }: PresentedLink, client: Client): Promise<void> {
    const presented = { userId: parseUserId(userId) ?? 0, digest: digestOf(code) };
    await this.guesses.attempt({ client, act: 'link' }, async () => {
      if (!(await readFrom(this.dataSource, (db) => isUsable[kind](db, presented)))) {
        throw new CodedError('code.rejected');
      }
    });
  }
}
