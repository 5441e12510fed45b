/** Activates an account for the reader of its mail, who decides the password. */
import { inTransaction } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HashNewPassword, PasswordHasher } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type DeviceToken, GuessLimiter, RememberDevice } from '#auth/throttle';
import { activateByCode } from './activation.store.js';
import { FindRegistration, type MailedCode, type WaitingRegistration } from './find-registration.js';

export interface RegistrationConfirmation extends MailedCode {
  /** Of the registration. Not needed in the browser that registered. */
  readonly password?: string | undefined;
  /** Takes the place of the password of the registration. */
  readonly newPassword?: string | undefined;
}

@Injectable()
export class ConfirmRegistration {
  private readonly logger = new Logger('Registration');

  constructor(
    private readonly dataSource: DataSource,
    private readonly findRegistration: FindRegistration,
    private readonly passwords: PasswordHasher,
    private readonly hashNewPassword: HashNewPassword,
    private readonly guesses: GuessLimiter,
    private readonly rememberDevice: RememberDevice,
  ) {}

  /**
   * Another person may have registered the address with their own password. So the code alone is not enough: the
   * browser that registered confirms at once, any other shows the password of the registration or sets a new one.
   * A refusal leaves the code good. The account knows the browser from then on: its owner can log in there while others
   * use up the account's attempts.
   * @returns for the browser to keep
   * @throws CodedError as `FindRegistration` does; `request.invalid_fields` for `password` or `new_password`;
   * `password.busy`
   */
  async execute(confirmation: RegistrationConfirmation, client: Client): Promise<DeviceToken | undefined> {
    const registration = await this.findRegistration.execute(confirmation, client);
    const newPasswordHash = await this.settlePassword(registration, confirmation, client);
    const { userId, codeDigest: digest } = registration;
    const confirmed = await inTransaction(this.dataSource, async (db) => {
      if (!(await activateByCode(db, { userId, digest, newPasswordHash }))) return undefined;
      return { device: await this.rememberDevice.ofUser(db, userId, client) };
    });
    // Confirmed, or registered once more, in the meantime: a second look tells which.
    if (!confirmed) {
      await this.findRegistration.execute(confirmation, client);
      throw new CodedError('account.activation_rejected');
    }
    this.logger.log({ event: 'account.confirmed', userId, newPassword: newPasswordHash !== undefined });
    return confirmed.device;
  }

  /** @returns the hash of a new password; undefined where that of the registration holds */
  private async settlePassword(
    { userId, email, passwordHash, byThisBrowser }: WaitingRegistration,
    { password, newPassword }: RegistrationConfirmation,
    client: Client,
  ): Promise<string | undefined> {
    if (newPassword !== undefined) {
      return this.hashNewPassword.execute({ password: newPassword, email, userId, field: 'new_password' });
    }
    if (byThisBrowser) return undefined;
    if (password === undefined) {
      throw invalidFields({
        password: [fault('registration_password_required')],
      });
    }
    await this.passwords.admit(() =>
      // By address alone: who has the code may set a new password anyway.
      this.guesses.attempt({ client, act: 'activate' }, async () => {
        if (await this.passwords.verify(passwordHash, password)) return;
        throw invalidFields({
          password: [fault('registration_password_wrong')],
        });
      }),
    );
    return undefined;
  }
}
