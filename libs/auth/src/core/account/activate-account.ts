/** Activates the account whose mailed link was opened. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { activateByCode, isActive } from './account.store.js';
import { digestOf } from './code/secret-code.js';
import { parseUserId } from './user-id.js';

@Injectable()
export class ActivateAccount {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `account.activation_rejected` or `account.already_active` */
  async execute(userIdText: string, code: string): Promise<void> {
    const userId = parseUserId(userIdText);
    if (userId === undefined) throw new CodedError('account.activation_rejected');
    await inTransaction(this.dataSource, async (db) => {
      if (await activateByCode(db, userId, digestOf(code))) return;
      throw new CodedError(
        (await isActive(db, userId)) ? 'account.already_active' : 'account.activation_rejected',
      );
    });
  }
}
