/** Lists the audit log and purges its old entries. */
import { Module } from '@nestjs/common';
import { ListAuditEntries } from './list-audit-entries.js';
import { PurgeAudit } from './purge-audit.js';

@Module({ providers: [ListAuditEntries, PurgeAudit], exports: [ListAuditEntries, PurgeAudit] })
export class AuditModule {}
