/** Lists the entries of the audit trail for superusers, usually newest first. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireSuperuser } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { type AuditFilter, auditOrder, countEntries, type ListedEntry, listEntries } from './audit.store.js';

@Injectable()
export class ListAuditEntries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor */
  async execute(actor: Actor, filter: AuditFilter, page: PageRequest): Promise<Page<ListedEntry>> {
    requireSuperuser(actor);
    const reading = auditOrder.read(page);
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<ListedEntry>(await listEntries(db, filter, reading), () =>
        countEntries(db, filter),
      ),
    );
  }
}
