/** Tells whether events leave the outbox, here or at another worker. */
import type { HealthCheck } from '#health';
import type { EventRelay } from './event-relay.js';

export function eventsCheck(relay: EventRelay): HealthCheck {
  return {
    name: 'events',
    kind: 'ready',
    check: async () => {
      if (!relay.ready) throw new Error('no events are published');
    },
  };
}
