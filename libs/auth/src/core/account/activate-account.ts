/** Activates the account whose mailed link was opened. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { activateByCode, isCodeOfActive } from './account.store.js';
import { digestOf } from './code/secret-code.js';
import { parseUserId } from './user-id.js';

@Injectable()
export class ActivateAccount {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `account.activation_rejected`; `account.already_active`, which only the right code is told */
  async execute(userIdText: string, code: string): Promise<void> {
    const userId = parseUserId(userIdText);
    if (userId === undefined) throw new CodedError('account.activation_rejected');
    const digest = digestOf(code);
    await inTransaction(this.dataSource, async (db) => {
      if (await activateByCode(db, userId, digest)) return;
      const isActive = await isCodeOfActive(db, userId, digest);
      throw new CodedError(isActive ? 'account.already_active' : 'account.activation_rejected');
    });
  }
}
