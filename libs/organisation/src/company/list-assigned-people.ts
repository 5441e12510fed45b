/** Lists the people a company may add, for the company and administrators. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { memberScopeOf } from '../scope.js';
import { type AssignedPerson, companyExists, findAssigned } from './company.store.js';

@Injectable()
export class ListAssignedPeople {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, also for another company */
  execute(actor: Actor, companyId: number, page: PageRequest): Promise<Page<AssignedPerson>> {
    return readFrom(this.dataSource, async (db) => {
      const scope = await memberScopeOf(db, actor);
      const isOther = scope.kind === 'company' && scope.userId !== companyId;
      if (isOther || !(await companyExists(db, companyId))) throw new CodedError('resource.not_found');
      return findAssigned(db, companyId, page);
    });
  }
}
