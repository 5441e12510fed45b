/** Checks at the start of an app that new passwords can be checked. */
import { AccountSettings } from '#config';
import { Injectable } from '@nestjs/common';
import { checkBreachedFile } from './breached-passwords.js';

@Injectable()
export class CheckPasswordRules {
  constructor(private readonly settings: AccountSettings) {}

  /** @throws StartupError */
  async execute(): Promise<void> {
    const { breachedPasswords: file } = this.settings;
    if (file !== undefined) await checkBreachedFile(file);
  }
}
