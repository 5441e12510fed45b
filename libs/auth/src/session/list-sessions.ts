/** Lists the live sessions of a user, page by page. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAX } from 'uuid';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { type ListedSession, listLiveSessions } from './session.store.js';

@Injectable()
export class ListSessions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Newest login first. The caller checks that the sessions may be shown.
   * @throws CodedError `request.invalid_fields` for a foreign cursor
   */
  async execute(userId: number, { limit, after }: PageRequest): Promise<Page<ListedSession>> {
    const [before] = cursorParts(after, [MAX]);
    const rows = await readFrom(this.dataSource, (db) =>
      listLiveSessions(db, userId, { before, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
