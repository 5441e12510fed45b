/** What administrators did, newest first, for superusers. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import type { AuditEntry } from './audit-entry.entity.js';

export interface AuditFilter {
  readonly actorId?: number;
  readonly action?: string;
  readonly targetType?: string;
  readonly targetId?: string;
}

/** Sorts before all entries, because the list is newest first. */
const first = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

@Injectable()
export class ListAuditEntries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, filter: AuditFilter, { limit, after }: PageRequest): Promise<Page<AuditEntry>> {
    requireSuperuser(actor);
    const [lastId] = cursorParts(after, [first]);
    const rows = await readFrom(this.dataSource, (db) =>
      db.query<AuditEntry[]>(
        `SELECT id, occurred_at AS "occurredAt", actor_id AS "actorId", action, target_type AS "targetType",
           target_id AS "targetId", coalesce(personal.before, entry.before) AS before,
           coalesce(personal.after, entry.after) AS after
         FROM audit_entries entry LEFT JOIN audit_values personal ON personal.entry_id = entry.id
         WHERE id < $1 AND ($2::int IS NULL OR actor_id = $2) AND ($3::text IS NULL OR action = $3)
           AND ($4::text IS NULL OR target_type = $4) AND ($5::text IS NULL OR target_id = $5)
         ORDER BY id DESC LIMIT $6`,
        [
          lastId,
          filter.actorId ?? null,
          filter.action ?? null,
          filter.targetType ?? null,
          filter.targetId ?? null,
          limit + 1,
        ],
      ),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
