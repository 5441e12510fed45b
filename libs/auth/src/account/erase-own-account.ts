/** A person erases their own account: with their password, because a stolen session alone must not be able to. */
import { Injectable, Logger } from '@nestjs/common';
import type { Person } from '#auth/authorization';
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
   * All sessions end with it, and a mail says that it is done.
   * @throws CodedError what `ConfirmPassword` throws, `account.last_superuser`, or `resource.changed_meanwhile` where the
   * password was changed meanwhile
   */
  async execute(person: Person, password: string, client: Client): Promise<void> {
    const { userId } = person;
    const confirmed = await this.confirmPassword.execute(userId, password, client);
    await this.eraseAccount.execute(person, { userId, version: undefined, confirmed });
    this.logger.log({ event: 'account.erased', userId });
  }
}
