/** Checks a new password against the rules and hashes it, for every entry point that sets one. */
import { readFrom } from '#database';
import { fault, type FieldFault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isBreached } from './breached-passwords.js';
import { findKnownNames } from './known-names.store.js';
import { PasswordHasher } from './password-hasher.js';
import { PasswordRequirements } from './password-requirements.js';
import { passwordFaults } from './password-rules.js';

export interface NewPassword {
  readonly password: string;
  /** Email of the account. */
  readonly email: string;
  /** Id of an existing account, whose names are read. */
  readonly userId?: number;
  /** Names in the registration, which the password must not contain. */
  readonly names?: readonly string[];
  /** Name of the request field, for errors. */
  readonly field?: 'password' | 'new_password';
}

@Injectable()
export class HashNewPassword {
  constructor(
    private readonly passwords: PasswordHasher,
    private readonly requirements: PasswordRequirements,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * @returns a PHC string
   * @throws CodedError `request.invalid_fields` for one that breaks the rules; `password.busy`
   */
  async execute({ password, field = 'password', ...owner }: NewPassword): Promise<string> {
    const faults = await this.faults(password, owner);
    if (faults.length > 0) throw invalidFields({ [field]: faults });
    return this.passwords.hash(password);
  }

  private async faults(
    password: string,
    owner: Omit<NewPassword, 'password' | 'field'>,
  ): Promise<FieldFault[]> {
    const { email, userId, names = [] } = owner;
    const own =
      userId === undefined ? [] : await readFrom(this.dataSource, (db) => findKnownNames(db, userId));
    const { minLength, serviceNames, breachedFile: file } = this.requirements;
    const known = [...names, ...own, ...serviceNames];
    const faults = passwordFaults(password, { email, known, minLength });
    if (faults.length > 0 || file === undefined) return faults;
    return (await isBreached(file, password)) ? [fault('password_breached')] : [];
  }
}
