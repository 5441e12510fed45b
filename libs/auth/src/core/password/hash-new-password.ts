/** The one way a new password comes to its hash, at every door that sets one: by the rules. */
import { AccountSettings } from '#config';
import { invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { PasswordHasher } from './password-hasher.js';
import { passwordFaults } from './password-rules.js';

export interface NewPassword {
  readonly password: string;
  /** Of the account it is for. */
  readonly email: string;
  /** What the caller knows it as. */
  readonly field?: 'password' | 'new_password';
}

@Injectable()
export class HashNewPassword {
  constructor(
    private readonly passwords: PasswordHasher,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * @returns a PHC string
   * @throws CodedError `request.invalid_fields` for one that breaks the rules; `password.busy`
   */
  async execute({ password, email, field = 'password' }: NewPassword): Promise<string> {
    const faults = passwordFaults(password, { email, minLength: this.settings.passwordMinLength });
    if (faults.length > 0) throw invalidFields({ [field]: faults });
    return this.passwords.hash(password);
  }
}
