/** Lists the members of a company with their departments and areas. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { cursorParts, type Page, pageOf, type PageRequest, requireSearchable } from '#paging';
import { requireReadableCompany } from '../membership.store.js';
import { type CompanyPerson, listCompanyPeople } from '../people/people.store.js';

@Injectable()
export class ListMembers {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by id.
   * @param search words of names, or parts of them
   * @throws CodedError `resource.not_found`, also for another company, or `request.invalid_fields` for an invalid cursor or an
   * empty search
   */
  async execute(
    actor: Actor,
    companyId: number,
    { limit, after }: PageRequest,
    search?: string,
  ): Promise<Page<CompanyPerson>> {
    requireSearchable(search);
    const [lastId] = cursorParts(after, [0]);
    const rows = await readFrom(this.dataSource, async (db) => {
      await requireReadableCompany(db, actor, companyId);
      return listCompanyPeople(
        db,
        companyId,
        { isMember: true, search },
        { after: lastId, limit: limit + 1 },
      );
    });
    return pageOf(rows, limit, ({ userId }) => [userId]);
  }
}
