/** The new address of a change of email that waits for its confirmation, for administrators. */
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findRequestedEmail } from '../email/email.store.js';

@Injectable()
export class ReadRequestedEmail {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns undefined if no change waits
   * @throws CodedError `authorization.refused` or `resource.not_found`
   */
  execute(actor: Actor, userId: number): Promise<string | undefined> {
    requireAdministrator(actor);
    return readFrom(this.dataSource, async (db) => {
      if (!(await findUser(db, userId))) throw new CodedError('resource.not_found');
      return findRequestedEmail(db, userId);
    });
  }
}
