/** The entities of this folder, for the DataSource. */
import { AuditEntry } from './audit-entry.entity.js';

export const auditEntities = [AuditEntry];
