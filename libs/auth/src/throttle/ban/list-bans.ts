/** Lists current bans, page by page. */
import { readFrom } from '#database';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NIL } from 'uuid';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { listBans, type ListedBan } from './ban.store.js';

@Injectable()
export class ListBans {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Oldest first.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(actor: Actor, { limit, after }: PageRequest): Promise<Page<ListedBan>> {
    requireAdministrator(actor);
    const [last] = cursorParts(after, [NIL]);
    const rows = await readFrom(this.dataSource, (db) => listBans(db, { after: last, limit: limit + 1 }));
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
