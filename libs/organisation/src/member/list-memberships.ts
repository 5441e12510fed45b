/** Lists the companies of a person, for those who may move and remove them. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { findUser } from '#auth/user';
import { managementScopeOf } from '../scope.js';
import { findOwnCompanies, type OwnCompany } from './member.store.js';

export interface Memberships {
  /** Of the person; '' for an account without a profile. */
  readonly name: string;
  readonly companies: readonly OwnCompany[];
}

@Injectable()
export class ListMemberships {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * A company sees what a person has of its own, admins see all.
   * @throws CodedError `authorization.refused`, `company.approval_pending`, or `resource.not_found`, also to a company about
   * a person whom it has not
   */
  execute(actor: Actor, userId: number): Promise<Memberships> {
    return readFrom(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const user = await findUser(db, userId);
      const all = await findOwnCompanies(db, userId);
      const companies =
        scope.kind === 'all' ? all : all.filter(({ companyId }) => companyId === scope.userId);
      if (!user || (scope.kind === 'company' && companies.length === 0)) {
        throw new CodedError('resource.not_found');
      }
      return { name: user.name, companies };
    });
  }
}
