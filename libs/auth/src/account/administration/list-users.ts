/** Lists accounts in pages for administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { type Page, type PageRequest, requireSearchable } from '#paging';
import type { UserFilter } from './user-filter.js';
import { countUsers, listUsers, userOrder } from './user-list.store.js';
import type { AdministeredUser } from '#auth/user';

@Injectable()
export class ListUsers {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by id, unless the request names another order.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for an invalid cursor or an empty search
   */
  async execute(actor: Actor, filter: UserFilter, page: PageRequest): Promise<Page<AdministeredUser>> {
    requireAdministrator(actor);
    requireSearchable(filter.search);
    const reading = userOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal(await listUsers(db, filter, reading), () => countUsers(db, filter)),
    );
  }
}
