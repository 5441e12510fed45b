/** The account of a superuser, for the use cases that create one. */
import { AccountSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { HashNewPassword } from '#auth/password';
import { acceptedEmail } from '#auth/user';
import { insertUser, type NewUser } from '../account.store.js';

const flags = { isActive: true, isStaff: true, isAdmin: true, isSuperuser: true };

export interface SuperuserCredentials {
  readonly email: string;
  readonly password: string;
}

@Injectable()
export class SuperuserAccount {
  constructor(
    private readonly hashNewPassword: HashNewPassword,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Hashes the password, which takes longer than a transaction should.
   * @throws CodedError `request.invalid_fields` for an unacceptable email or a weak password
   */
  async prepare(given: SuperuserCredentials): Promise<NewUser> {
    const email = acceptedEmail(given.email);
    return {
      subject: uuidv7(),
      email,
      passwordHash: await this.hashNewPassword.execute({ password: given.password, email }),
      language: this.settings.defaultLanguage,
      hasUnprovenEmail: true,
      getAccessDate: new Date(),
      origin: 'administrator',
      ...flags,
    };
  }

  async insert(db: EntityManager, actor: Actor, user: NewUser): Promise<{ userId: number }> {
    const userId = await insertUser(db, user);
    await recordChange(db, actor, { action: 'user.created', target: userId, before: null, after: flags });
    return { userId };
  }
}
