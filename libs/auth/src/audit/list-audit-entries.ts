/** Lists the entries of the audit trail for superusers, newest first. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MAX } from 'uuid';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import type { AuditEntry } from './audit-entry.entity.js';
import { type AuditFilter, listEntries } from './audit.store.js';

@Injectable()
export class ListAuditEntries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, filter: AuditFilter, { limit, after }: PageRequest): Promise<Page<AuditEntry>> {
    requireSuperuser(actor);
    const [before] = cursorParts(after, [MAX]);
    const rows = await readFrom(this.dataSource, (db) =>
      listEntries(db, filter, { before, limit: limit + 1 }),
    );
    return pageOf(rows, limit, ({ id }) => [id]);
  }
}
