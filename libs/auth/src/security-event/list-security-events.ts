/** Lists the security events of a user's own account, newest first. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAX } from 'uuid';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { listEventsOf, type ListedEvent, type SecurityEventFilter } from './security-event.store.js';

@Injectable()
export class ListSecurityEvents {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `request.invalid_fields` for a foreign cursor */
  async execute(
    userId: number,
    filter: SecurityEventFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<ListedEvent>> {
    const [before] = cursorParts(after, [MAX]);
    const rows = await readFrom(this.dataSource, (db) =>
      listEventsOf(db, userId, filter, { before, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
