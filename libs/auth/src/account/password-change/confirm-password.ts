/** Confirms the password of a logged-in user before irreversible or security-sensitive actions. */
import { readFrom } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PasswordHasher } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type CountedAct, GuessLimiter } from '#auth/throttle';
import { findOwnPassword } from './password.store.js';

/** The confirmed password's state. The change that relies on it checks that it is still current. */
export interface ConfirmedPassword {
  readonly userId: number;
  /** The account's email. */
  readonly email: string;
  /** When the password was set, to the microsecond; null if unknown. */
  readonly setAt: string | null;
}

@Injectable()
export class ConfirmPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * A wrong password counts as a failed login on the same counters, so that a stolen session allows no additional
   * guesses (OWASP ASVS 5.0, 6.3.1 and 7.5.1).
   * @param act separate counters with the limits of a login; the login counters by default
   * @throws CodedError `request.invalid_fields` for a wrong `current_password`; `resource.not_found` for an account
   * that has just been erased or deactivated; `password.busy`, `throttle.too_many_attempts` or `throttle.banned` before
   * the password is checked
   */
  async execute(
    userId: number,
    password: string,
    client: Client,
    act: CountedAct = 'guess',
  ): Promise<ConfirmedPassword> {
    return this.passwords.admit(async () => {
      const own = await readFrom(this.dataSource, (db) => findOwnPassword(db, userId));
      if (!own) throw new CodedError('resource.not_found');
      const { passwordHash, ...confirmed } = own;
      await this.guesses.attempt({ account: own.email, client, act }, async () => {
        if (await this.passwords.verify(passwordHash, password, { wasTrimmed: own.setAt === null })) return;
        throw invalidFields({ current_password: [fault('password_wrong')] });
      });
      return confirmed;
    });
  }
}
