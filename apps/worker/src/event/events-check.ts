/** Fails while no worker can publish events. */
import type { HealthCheck } from '#health';
import type { EventRelay } from './event-relay.js';

export function eventsCheck(relay: EventRelay): HealthCheck {
  return {
    name: 'events',
    kind: 'ready',
    check: async () => {
      if (!relay.isReady) throw new Error('Events cannot be published');
    },
  };
}
