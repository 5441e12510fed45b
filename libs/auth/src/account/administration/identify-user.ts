/** Resolves the account that a CLI argument names, by id or by email. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { emailSpellings, findAddressHolder, parseUserId, User } from '#auth/user';

@Injectable()
export class IdentifyUser {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` that names the user */
  async execute(numberOrEmail: string): Promise<number> {
    const id = parseUserId(numberOrEmail);
    const userId = await readFrom(this.dataSource, async (db) => {
      if (id === undefined) return (await findAddressHolder(db, emailSpellings(numberOrEmail)))?.userId;
      return (await db.existsBy(User, { id })) ? id : undefined;
    });
    if (userId === undefined) {
      throw new CodedError('resource.not_found', { names: { user: [numberOrEmail] } });
    }
    return userId;
  }
}
