/** Creates an active superuser. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { takenValue } from '../taken-value.js';
import { SuperuserAccount, type SuperuserCredentials } from './superuser-account.js';

@Injectable()
export class CreateSuperuser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly account: SuperuserAccount,
  ) {}

  /** @throws CodedError `authorization.refused`, or `request.invalid_fields` for an unacceptable or taken email, or a weak password */
  async execute(actor: Actor, given: SuperuserCredentials): Promise<{ userId: number }> {
    requireSuperuser(actor);
    const user = await this.account.prepare(given);
    try {
      return await inTransaction(this.dataSource, (db) => this.account.insert(db, actor, user));
    } catch (error) {
      throw takenValue(error);
    }
  }
}
