/** Erases the caller's account. Requires the password, so that a stolen session is not sufficient. */
import { Injectable, Logger } from '@nestjs/common';
import type { UserActor } from '#auth/authorization';
import type { Client } from '#auth/security-event';
import { EraseAccount } from './erase-account.js';
import { ConfirmPassword } from './password-change/confirm-password.js';

@Injectable()
export class EraseOwnAccount {
  private readonly logger = new Logger('Account');

  constructor(
    private readonly confirmPassword: ConfirmPassword,
    private readonly eraseAccount: EraseAccount,
  ) {}

  /**
   * Ends all sessions and confirms the erasure by mail.
   * @throws CodedError as `ConfirmPassword` does; `account.last_superuser`; `resource.changed_meanwhile` if the
   * password has changed meanwhile
   */
  async execute(person: UserActor, password: string, client: Client): Promise<void> {
    const { userId } = person;
    const confirmed = await this.confirmPassword.execute(userId, password, client);
    await this.eraseAccount.execute(person, { userId, version: undefined, confirmed });
    this.logger.log({ event: 'account.erased', userId });
  }
}
