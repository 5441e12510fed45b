/** Finds the account somebody at the shell means: by its number, or by its email. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { canonicalEmail } from '../canonical-email.js';
import { User } from '../user.entity.js';
import { parseUserId } from '../user-id.js';

@Injectable()
export class IdentifyUser {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` */
  async execute(numberOrEmail: string): Promise<number> {
    const id = parseUserId(numberOrEmail);
    const where = id === undefined ? { email: canonicalEmail(numberOrEmail) } : { id };
    const user = await readFrom(this.dataSource, (db) => db.findOne(User, { select: { id: true }, where }));
    if (!user) throw new CodedError('resource.not_found');
    return user.id;
  }
}
