/** What the settings require of new passwords. */
import { AccountSettings, SecondFactorSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { passwordLength } from './password-rules.js';

@Injectable()
export class PasswordRequirements {
  /** Code points of the canonical form. */
  readonly minLength: number;
  readonly maxLength = passwordLength.max;
  /** A file of known passwords (`PASSWORD_BREACHED_FILE`); undefined if there is none. */
  readonly breachedFile: string | undefined;
  /** Public names of the service, which passwords must not be made of. */
  readonly serviceNames: readonly string[];

  constructor(account: AccountSettings, { issuer, relyingParty }: SecondFactorSettings) {
    this.minLength = account.passwordMinLength;
    this.breachedFile = account.breachedPasswords;
    this.serviceNames = [issuer, relyingParty.split('.').at(-2) ?? ''].filter((name) => name !== '');
  }
}
