export type { Client } from './client.js';
export type { EndReason } from './end-reason.js';
export { type ListedEvent, ListSecurityEvents, type SecurityEventFilter } from './list-security-events.js';
export { recordSecurityEvent, recordSecurityEvents } from './record-security-event.js';
export { SecurityEvent, type SecurityEventKind } from './security-event.entity.js';
export { SecurityEventModule } from './security-event.module.js';
export { securityEventEntities } from './entities.js';
export { expiredSecurityEvents } from './expired-rows.store.js';
export { securityEventPersonalTables } from './personal-tables.js';
