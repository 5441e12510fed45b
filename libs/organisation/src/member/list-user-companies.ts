/** Lists the companies of a person, and those that may add them, for administrators. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { findOwnCompanies, type OwnCompany } from './member.store.js';

@Injectable()
export class ListUserCompanies {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused` or `resource.not_found` */
  execute(actor: Actor, userId: number): Promise<OwnCompany[]> {
    requireAdministrator(actor);
    return readFrom(this.dataSource, async (db) => {
      if (!(await findUser(db, userId))) throw new CodedError('resource.not_found');
      return findOwnCompanies(db, userId);
    });
  }
}
