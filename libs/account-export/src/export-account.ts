/** Exports all personal data of the caller as one document (GDPR articles 15 and 20). */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadAvatar } from '#auth/account';
import type { UserActor } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { findUser } from '#auth/user';
import { writeDocument } from './export.store.js';

@Injectable()
export class ExportAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly limits: GuessLimiter,
    private readonly readAvatar: ReadAvatar,
  ) {}

  /**
   * Rate-limited like a password check, on separate counters, because it is expensive.
   * @returns JSON
   * @throws CodedError `throttle.too_many_attempts`, `throttle.banned`, `avatar.unavailable`, or `resource.not_found`
   * for an account that has just been erased
   */
  async execute(person: UserActor, client: Client): Promise<string> {
    const { userId } = person;
    const user = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!user) throw new CodedError('resource.not_found');
    await this.limits.spend('export', { account: user.email, client });
    const avatar = await this.picture(person);
    const document = await readFrom(this.dataSource, (db) => writeDocument(db, userId, avatar));
    if (document === undefined) throw new CodedError('resource.not_found');
    return document;
  }

  /** As a `data:` URL (RFC 2397). */
  private async picture(person: UserActor): Promise<string | null> {
    try {
      const { picture } = await this.readAvatar.execute(person, person.userId);
      return `data:image/webp;base64,${picture.toString('base64')}`;
    } catch (error) {
      if (error instanceof CodedError && error.code === 'resource.not_found') return null;
      throw error;
    }
  }
}
