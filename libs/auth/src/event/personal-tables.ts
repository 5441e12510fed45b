/** Personal data in the tables of events and revocations. */
import { columnNames, type WithheldTable } from '#auth/user';

export const withheldEvents: readonly WithheldTable[] = [
  {
    table: 'event_outbox',
    columns: columnNames('seq id transaction_id time type user_id subject data lane published_at refusal'),
    reason: 'Events for other services, by id and subject. Other sections contain the changed values.',
    erasure: {
      effect: 'keeps',
      description:
        'Kept, with the event `account-purged`: an event contains ids and names of fields, no values.',
    },
    retention: '`EVENT_RETENTION_SECONDS` after publication; without Kafka, after the event.',
  },
  {
    table: 'published_revocations',
    columns: ['key', 'expires_at'],
    reason: 'Ids of users and sessions whose tokens are revoked.',
    erasure: { effect: 'keeps', description: 'Kept: services must reject the tokens of an erased account.' },
    retention: 'Until the last revoked token expires.',
  },
];
