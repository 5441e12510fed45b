/** Activates an account by its mailed code and the password of the registration or a new one. */
import { inTransaction } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { countActivity } from '#metrics';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HashNewPassword, PasswordHasher } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type DeviceToken, GuessLimiter, RememberDevice } from '#auth/throttle';
import { activateByCode } from './activation.store.js';
import { FindRegistration, type MailedCode, type WaitingRegistration } from './find-registration.js';

export interface RegistrationConfirmation extends MailedCode {
  /** The password of the registration. Not required in the browser that registered. */
  readonly password?: string | undefined;
  /** Replaces the password of the registration. */
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
   * Another person may have registered the address with their own password, so the code alone is not sufficient. The
   * browser that registered confirms without a password; every other browser sends the password of the registration or
   * sets a new one. A rejected attempt does not spend the code. The browser becomes a known device, so that the owner
   * can log in while an attacker exhausts the account's attempts.
   * @returns the device token
   * @throws CodedError as `FindRegistration` does; `request.invalid_fields` for `password` or `new_password`;
   * `password.busy`
   */
  @Spanned('confirm registration')
  async execute(confirmation: RegistrationConfirmation, client: Client): Promise<DeviceToken | undefined> {
    const registration = await this.findRegistration.execute(confirmation, client);
    const newPasswordHash = await this.settlePassword(registration, confirmation, client);
    const { userId, codeDigest: digest } = registration;
    const confirmed = await inTransaction(this.dataSource, async (db) => {
      if (!(await activateByCode(db, { userId, digest, newPasswordHash }))) return undefined;
      return { device: await this.rememberDevice.ofUser(db, userId, client) };
    });
    // A concurrent request confirmed or repeated the registration; reading it again throws the matching error.
    if (!confirmed) {
      await this.findRegistration.execute(confirmation, client);
      throw new CodedError('account.activation_rejected');
    }
    countActivity('activation', 'activated');
    this.logger.log({ event: 'account.confirmed', userId, newPassword: newPasswordHash !== undefined });
    return confirmed.device;
  }

  /** @returns the hash of the new password; undefined to keep the password of the registration */
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
      // Limited by address alone, because the code also permits setting a new password.
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
