/** Lists the areas that a person lives in or owns a share of, for administrators. Those of a company are its shares. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NIL } from 'uuid';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { findUser } from '#auth/user';
import { findUserAreas, type UserArea } from './user-area.store.js';

@Injectable()
export class ListUserAreas {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ordered by id.
   * @throws CodedError `authorization.refused`, `resource.not_found`, or `request.invalid_fields` for a foreign cursor
   */
  execute(actor: Actor, userId: number, { limit, after }: PageRequest): Promise<Page<UserArea>> {
    requireAdministrator(actor);
    const [last] = cursorParts(after, [NIL]);
    return readFrom(this.dataSource, async (db) => {
      if (!(await findUser(db, userId))) throw new CodedError('resource.not_found');
      const rows = await findUserAreas(db, userId, { last, limit: limit + 1 });
      return pageOf(rows, limit, ({ id }) => [id]);
    });
  }
}
