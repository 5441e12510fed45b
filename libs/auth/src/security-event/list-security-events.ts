/** Lists the security events of a user's own account, newest first. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAX } from 'uuid';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import type { SecurityEvent } from './security-event.entity.js';

export interface SecurityEventFilter {
  /** There may be none of it. */
  readonly kind?: string;
  readonly sessionId?: string;
}

export type ListedEvent = Omit<SecurityEvent, 'user' | 'userId'>;

@Injectable()
export class ListSecurityEvents {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `request.invalid_fields` for a foreign cursor */
  async execute(
    userId: number,
    { kind, sessionId }: SecurityEventFilter,
    { limit, after }: PageRequest,
  ): Promise<Page<ListedEvent>> {
    const [before] = cursorParts(after, [MAX]);
    const rows = await readFrom(this.dataSource, (db) =>
      db.query<ListedEvent[]>(
        `SELECT id, occurred_at AS "occurredAt", kind, session_id AS "sessionId", reason, address, device
         FROM security_events
         WHERE user_id = $1 AND id < $2 AND ($3::text IS NULL OR kind = $3) AND ($4::uuid IS NULL OR session_id = $4)
         ORDER BY id DESC LIMIT $5`,
        [userId, before, kind ?? null, sessionId ?? null, limit + 1],
      ),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
