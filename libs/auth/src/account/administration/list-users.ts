/** Lists accounts in pages for administrators. */
import { readFrom } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { lettersIn, type Page, type PageRequest } from '#paging';
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
    if (filter.search !== undefined && lettersIn(filter.search) === 0) {
      throw invalidFields({ search: [fault('nothing_to_search')] });
    }
    const reading = userOrder.read(page);
    return readFrom(this.dataSource, async (db) => ({
      ...reading.page(await listUsers(db, filter, reading)),
      ...(page.total && { total: await countUsers(db, filter) }),
    }));
  }
}
