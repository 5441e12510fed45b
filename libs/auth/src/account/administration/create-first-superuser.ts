/** Creates the superuser of an installation that has none. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { shell } from '#auth/authorization';
import { hasSuperuser, lockNewUsers } from '#auth/user';
import { takenValue } from '../taken-value.js';
import { SuperuserAccount, type SuperuserCredentials } from './superuser-account.js';

@Injectable()
export class CreateFirstSuperuser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly account: SuperuserAccount,
  ) {}

  /** Whether there is no superuser yet. */
  async isPossible(): Promise<boolean> {
    return !(await hasSuperuser(this.dataSource.manager));
  }

  /**
   * Whoever may do this has proved that they control the shell, in whose name it is recorded.
   * @throws CodedError `code.rejected` if there is a superuser, or `request.invalid_fields` for an unacceptable or taken email, or
   * a weak password
   */
  async execute(given: SuperuserCredentials): Promise<{ userId: number }> {
    const user = await this.account.prepare(given);
    try {
      return await inTransaction(this.dataSource, async (db) => {
        await lockNewUsers(db);
        if (await hasSuperuser(db)) throw new CodedError('code.rejected');
        return this.account.insert(db, shell, user);
      });
    } catch (error) {
      throw takenValue(error);
    }
  }
}
