/** Lists current bans, page by page. */
import { readFrom } from '#database';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { banOrder, countBans, listBans, type ListedBan } from './ban.store.js';

@Injectable()
export class ListBans {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Oldest first, unless the request names another order.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(actor: Actor, page: PageRequest): Promise<Page<ListedBan>> {
    requireAdministrator(actor);
    const reading = banOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<ListedBan>(await listBans(db, reading), () => countBans(db)),
    );
  }
}
