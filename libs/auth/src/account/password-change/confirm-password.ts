/** Confirms the password of a logged-in user before irreversible changes and changes that a thief would make. */
import { readFrom } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PasswordHasher } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type CountedAct, GuessLimiter } from '#auth/throttle';
import { findOwnPassword } from './password.store.js';

/** What was confirmed; a change that rests on it asks that it still holds. */
export interface ConfirmedPassword {
  readonly userId: number;
  /** Of the account. */
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
   * A wrong password counts like one at login, on the same counters: a stolen session is no way to guess faster (OWASP
   * ASVS 5.0, 6.3.1 and 7.5.1).
   * @throws CodedError `request.invalid_fields` for `current_password` if it is wrong; `resource.not_found` for a user
   * erased or deactivated just now; `password.busy`, `throttle.too_many_attempts` or `throttle.banned` before it was
   * looked at
   * @param act counters of their own, with the limits of a login; by default those of the login
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
