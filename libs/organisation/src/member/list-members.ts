/** Lists the members of a company with their departments and areas. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { type Page, type PageRequest, requireSearchable } from '#paging';
import { requireReadableCompany } from '../membership.store.js';
import {
  companyPeopleOrder,
  type CompanyPerson,
  countCompanyPeople,
  listCompanyPeople,
} from '../people/people.store.js';

@Injectable()
export class ListMembers {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Usually ordered by id.
   * @param search words of names, or parts of them
   * @throws CodedError `resource.not_found`, also for another company, or `request.invalid_fields` for an invalid cursor or an
   * empty search
   */
  async execute(
    actor: Actor,
    companyId: number,
    page: PageRequest,
    search?: string,
  ): Promise<Page<CompanyPerson>> {
    requireSearchable(search);
    const reading = companyPeopleOrder.read(page);
    return readFrom(this.dataSource, async (db) => {
      await requireReadableCompany(db, actor, companyId);
      const filter = { isMember: true, search };
      const rows = await listCompanyPeople(db, companyId, filter, reading);
      return reading.pageWithTotal<CompanyPerson>(rows, () => countCompanyPeople(db, companyId, filter));
    });
  }
}
