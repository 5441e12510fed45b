/** Topics of published events, with the configuration they are created with if they do not exist. */
import { compressedAsSent, type WantedTopics } from './topics.js';

const hour = 3600 * 1000;

/** Bytes. Fits the longest list of permissions; a broker accepts 1 MiB by default. */
const largest = { name: 'max.message.bytes', value: String(2 * 1024 * 1024) };

export interface PublishedTopics {
  readonly events: string;
  readonly revocations: string;
}

export function publishedTopicsOf({ events, revocations }: PublishedTopics): WantedTopics {
  return new Map([
    [
      events,
      [
        compressedAsSent,
        largest,
        { name: 'cleanup.policy', value: 'delete' },
        { name: 'retention.ms', value: String(7 * 24 * hour) },
      ],
    ],
    [
      revocations,
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
}
