/** Lists accounts in pages for administrators. */
import { readFrom } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { cursorParts, lettersIn, type Page, pageOf, type PageRequest } from '#paging';
import { listUsers, type UserFilter } from './user-list.store.js';
import type { AdministeredUser } from '#auth/user';

@Injectable()
export class ListUsers {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by id.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for an invalid cursor or an empty search
   */
  async execute(
    actor: Actor,
    filter: UserFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<AdministeredUser>> {
    requireAdministrator(actor);
    if (filter.search !== undefined && lettersIn(filter.search) === 0) {
      throw invalidFields({ search: [fault('nothing_to_search')] });
    }
    const [lastId] = cursorParts(after, [0]);
    const rows = await readFrom(this.dataSource, (db) =>
      listUsers(db, filter, { after: lastId, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
