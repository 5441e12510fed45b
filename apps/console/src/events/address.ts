/** What the lists of events and of dead letters keep in their addresses. */
import type { ListAddress } from '../ui/list-address.js';

/** Without one: events that wait. */
export const eventStates = ['refused'] as const;

export interface EventsAddress extends ListAddress {
  readonly state?: (typeof eventStates)[number] | undefined;
}

export const reasons = [
  'not_json',
  'not_an_object',
  'not_utf8',
  'tombstone',
  'nested_too_deeply',
  'value_too_large',
  'key_too_large',
  'undecodable',
  'handler_failed',
  'answer_too_large',
] as const;

export interface DeadLettersAddress extends ListAddress {
  readonly reason?: (typeof reasons)[number] | undefined;
}
