/** The audit trail, to be read. */
import { Module } from '@nestjs/common';
import { ListAuditEntries } from './list-audit-entries.js';

@Module({ providers: [ListAuditEntries], exports: [ListAuditEntries] })
export class AuditModule {}
