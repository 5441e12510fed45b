/** Activates an account by its mailed code alone, for API callers that use GET. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { AccountSettings } from '#config';
import { countActivity } from '#metrics';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { activateByCode } from './activation.store.js';
import { FindRegistration } from './find-registration.js';

@Injectable()
export class ActivateAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly findRegistration: FindRegistration,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Keeps the password of the registration and does not check it; pages use `ConfirmRegistration`.
   * @throws CodedError as `FindRegistration` does; `account.activation_by_get_disabled`
   */
  @Spanned('activate account')
  async execute(userId: string, code: string, client: Client): Promise<void> {
    if (!this.settings.activationByGet) throw new CodedError('account.activation_by_get_disabled');
    const mailed = { userId, code, browserTokens: [] };
    const { userId: id, codeDigest: digest } = await this.findRegistration.execute(mailed, client);
    if (await inTransaction(this.dataSource, (db) => activateByCode(db, { userId: id, digest }))) {
      countActivity('activation', 'activated');
      return;
    }
    await this.findRegistration.execute(mailed, client);
    throw new CodedError('account.activation_rejected');
  }
}
