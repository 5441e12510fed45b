export { countEvents, type EventCounts } from './event-outbox.store.js';
export { EventModule } from './event.module.js';
export { PurgeEvents } from './purge-events.js';
export type { RecordPublisher, TopicRecord } from './record-publisher.js';
export { RelayEvents, type RelayOutcome } from './relay-events.js';
export { withheldEvents } from './personal-tables.js';
