/** Reads the caller's account with its profile. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AccountDetails } from './account-details.js';
import { findDetails } from './details.store.js';

@Injectable()
export class ReadOwnAccount {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` for an account that has just been erased */
  async execute(userId: number): Promise<AccountDetails> {
    const account = await readFrom(this.dataSource, (db) => findDetails(db, userId));
    if (!account) throw new CodedError('resource.not_found');
    return account;
  }
}
