/** Lists the people of a company, for the company itself: its members, and those whom it may add. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import type { UserActor } from '#auth/authorization';
import { type Page, type PageRequest, requireSearchable } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managementScopeOf } from '../scope.js';
import {
  type CompanyPeopleFilter,
  companyPeopleOrder,
  type CompanyPerson,
  listCompanyPeople,
} from './people.store.js';

@Injectable()
export class ListCompanyPeople {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Usually ordered by id.
   * @throws CodedError `authorization.refused` for an actor who is not a company, `company.approval_pending`, or
   * `request.invalid_fields` for an invalid cursor or an empty search
   */
  async execute(
    actor: UserActor,
    filter: CompanyPeopleFilter,
    page: PageRequest,
  ): Promise<Page<CompanyPerson>> {
    requireSearchable(filter.search);
    const reading = companyPeopleOrder.read(page);
    const rows = await readFrom(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      if (scope.kind !== 'company') throw new CodedError('authorization.refused');
      return listCompanyPeople(db, scope.userId, filter, reading);
    });
    return reading.page<CompanyPerson>(rows);
  }
}
