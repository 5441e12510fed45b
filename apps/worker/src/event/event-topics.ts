/** Topics of published events, with the configuration they are created with if they do not exist. */
import { eventTopics } from '#auth/contract';
import { compressedAsSent, type WantedTopics } from '#kafka';

const hour = 3600 * 1000;

/** Bytes. Fits the longest list of permissions; a broker accepts 1 MiB by default. */
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
      // Compaction deletes expired revocations within hours: a service reads the whole topic when it starts.
      { name: 'segment.ms', value: String(hour) },
      { name: 'min.cleanable.dirty.ratio', value: '0.1' },
      { name: 'delete.retention.ms', value: String(24 * hour) },
    ],
  ],
]);
