/** One account with its profile, for administrators. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import type { AccountDetails } from '../details/account-details.js';
import { findDetails } from '../details/details.store.js';

@Injectable()
export class ReadUser {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  async execute(actor: Actor, userId: number): Promise<AccountDetails> {
    requireAdministrator(actor);
    const user = await readFrom(this.dataSource, (db) => findDetails(db, userId));
    if (!user) throw new CodedError('resource.not_found');
    return user;
  }
}
