/** Lists the people a company may add, for the company and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { requireReadableCompany } from '../membership.store.js';
import { type AssignedPerson, findAssigned } from './company.store.js';

@Injectable()
export class ListAssignedPeople {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, also for another company */
  execute(actor: Actor, companyId: number, page: PageRequest): Promise<Page<AssignedPerson>> {
    return readFrom(this.dataSource, async (db) => {
      await requireReadableCompany(db, actor, companyId);
      return findAssigned(db, companyId, page);
    });
  }
}
