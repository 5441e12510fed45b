/** Lists the live sessions of a user, page by page. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Page, PageRequest } from '#paging';
import { countLiveSessionsOf, type ListedSession, listLiveSessions, sessionOrder } from './session.store.js';

@Injectable()
export class ListSessions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Newest login first, unless the request names another order. The caller checks that the sessions may be shown.
   * @throws CodedError `request.invalid_fields` for a foreign cursor
   */
  async execute(userId: number, page: PageRequest): Promise<Page<ListedSession>> {
    const reading = sessionOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<ListedSession>(await listLiveSessions(db, userId, reading), () =>
        countLiveSessionsOf(db, userId),
      ),
    );
  }
}
