/** Creates an administrator who may do everything, active at once. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { HashNewPassword } from '../password/hash-new-password.js';
import { insertUser } from './account.store.js';
import { canonicalEmail } from './canonical-email.js';
import { takenValue } from './taken-value.js';

@Injectable()
export class CreateSuperuser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hashNewPassword: HashNewPassword,
  ) {}

  /** @throws CodedError `request.invalid_fields` for a weak password or a taken email */
  async execute({ email, password }: { email: string; password: string }): Promise<{ userId: number }> {
    const passwordHash = await this.hashNewPassword.execute({ password, email });
    try {
      const userId = await inTransaction(this.dataSource, (db) =>
        insertUser(db, {
          subject: uuidv7(),
          email: canonicalEmail(email),
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
