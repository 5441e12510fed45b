/** Personal data in the event outbox. */
import type { WithheldTable } from '#auth/user';

export const withheldEvents: readonly WithheldTable[] = [
  {
    table: 'event_outbox',
    reason: 'Events for other services, by id and subject. Other sections contain the changed values.',
    erasure: {
      effect: 'keeps',
      description:
        'Kept, with the event `account-purged`: an event contains ids and names of fields, no values.',
    },
    retention: '`EVENT_RETENTION_SECONDS` after publication; without Kafka, after the event.',
  },
];
