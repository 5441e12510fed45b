/** The topics events go to, as they are made where they are missing. */
import { eventTopics } from '#auth/contract';
import { compressedAsSent, type WantedTopics } from '#kafka';

const hour = 3600 * 1000;

/** Bytes: room for the longest list of permissions; a broker takes 1 MiB by default. */
const largest = { name: 'max.message.bytes', value: String(2 * 1024 * 1024) };

export const publishedTopics: WantedTopics = new Map([
  [
    eventTopics.events,
    [
      compressedAsSent,
      largest,
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: String(7 * 24 * hour) },
    ],
  ],
  [
    eventTopics.revocations,
    [
      compressedAsSent,
      { name: 'cleanup.policy', value: 'compact' },
      // What has expired goes within hours: a service reads the whole topic at its start.
      { name: 'segment.ms', value: String(hour) },
      { name: 'min.cleanable.dirty.ratio', value: '0.1' },
      { name: 'delete.retention.ms', value: String(24 * hour) },
    ],
  ],
]);
