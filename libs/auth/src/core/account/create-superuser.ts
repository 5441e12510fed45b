/** Creates an administrator who may do everything, active at once. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { HashNewPassword } from '../password/hash-new-password.js';
import { insertUser } from './account.store.js';
import { acceptedEmail } from './canonical-email.js';
import { takenValue } from './taken-value.js';

@Injectable()
export class CreateSuperuser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hashNewPassword: HashNewPassword,
  ) {}

  /** @throws CodedError `request.invalid_fields` for an unacceptable or taken email, or a weak password */
  async execute(given: { email: string; password: string }): Promise<{ userId: number }> {
    const { password } = given;
    const email = acceptedEmail(given.email);
    const passwordHash = await this.hashNewPassword.execute({ password, email });
    try {
      const userId = await inTransaction(this.dataSource, (db) =>
        insertUser(db, {
          subject: uuidv7(),
          email,
          passwordHash,
          language: 'ru',
          isActive: true,
          isStaff: true,
          isAdmin: true,
          isSuperuser: true,
          getAccessDate: new Date(),
        }),
      );
      return { userId };
    } catch (error) {
      throw takenValue(error);
    }
  }
}
