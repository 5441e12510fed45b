export { AuditEntry } from './audit-entry.entity.js';
export { AuditModule } from './audit.module.js';
export { type AuditFilter, auditOrder, type ListedEntry } from './audit.store.js';
export { ListAuditEntries } from './list-audit-entries.js';
export { PurgeAudit } from './purge-audit.js';
export { recordChange, recordChanges } from './record-change.js';
export { recordPersonalChange } from './record-personal-change.js';
export { auditEntities } from './entities.js';
export { auditPersonalTables } from './personal-tables.js';
