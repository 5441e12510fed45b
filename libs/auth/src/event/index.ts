export { countEvents, type EventCounts, findOldestEvents } from './event-outbox.store.js';
export { EventModule } from './event.module.js';
export { type EventState, eventOrder, eventStates, type ListedEvent } from './listed-events.store.js';
export { ListEvents, type OutboxState } from './list-events.js';
export { PurgeEvents } from './purge-events.js';
export type { RecordPublisher, TopicRecord } from './record-publisher.js';
export { RelayEvents, type RelayOutcome } from './relay-events.js';
export { RetryEvent } from './retry-event.js';
export { withheldEvents } from './personal-tables.js';
