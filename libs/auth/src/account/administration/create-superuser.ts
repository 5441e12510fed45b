/** Creates an active superuser. */
import { AccountSettings } from '#config';
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { HashNewPassword } from '#auth/password';
import { insertUser } from '../account.store.js';
import { acceptedEmail } from '#auth/user';
import { takenValue } from '../taken-value.js';

const flags = { isActive: true, isStaff: true, isAdmin: true, isSuperuser: true };
const origin = 'administrator';

@Injectable()
export class CreateSuperuser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hashNewPassword: HashNewPassword,
    private readonly settings: AccountSettings,
  ) {}

  /** @throws CodedError `authorization.refused`, or `request.invalid_fields` for an unacceptable or taken email, or a weak password */
  async execute(actor: Actor, given: { email: string; password: string }): Promise<{ userId: number }> {
    requireSuperuser(actor);
    const { password } = given;
    const email = acceptedEmail(given.email);
    const passwordHash = await this.hashNewPassword.execute({ password, email });
    try {
      const user = {
        subject: uuidv7(),
        email,
        passwordHash,
        language: this.settings.defaultLanguage,
        hasUnprovenEmail: true,
        getAccessDate: new Date(),
      } as const;
      return await inTransaction(this.dataSource, async (db) => {
        const userId = await insertUser(db, { ...user, ...flags, origin });
        await recordChange(db, actor, { action: 'user.created', target: userId, before: null, after: flags });
        return { userId };
      });
    } catch (error) {
      throw takenValue(error);
    }
  }
}
