/** Lists and counts the events of the outbox for admins: those that wait, and those that the broker refused. */
import { KafkaSettings } from '#config';
import { readFrom } from '#database';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';
import { countEvents, type EventCounts } from './event-outbox.store.js';
import {
  countMatchingEvents,
  countRefused,
  type EventFilter,
  eventOrder,
  type ListedEvent,
  listEvents,
} from './listed-events.store.js';
import { findFailures, type RelayFailures } from './relay-lease.store.js';

export interface OutboxState extends EventCounts, RelayFailures {
  /** False without Kafka: then events are kept for a while and published by nobody. */
  readonly publishes: boolean;
  readonly refused: number;
}

@Injectable()
export class ListEvents {
  constructor(
    private readonly dataSource: DataSource,
    private readonly kafka: KafkaSettings,
  ) {}

  /**
   * Without Kafka no event waits.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for a foreign cursor
   */
  async execute(actor: Actor, filter: EventFilter, page: PageRequest): Promise<Page<ListedEvent>> {
    requireAdmin(actor);
    const reading = eventOrder.read(page);
    if (!this.publishes) return reading.pageWithTotal<ListedEvent>([], () => Promise.resolve(none));
    return readFrom(this.dataSource, async (db) =>
      reading.pageWithTotal<ListedEvent>(await listEvents(db, filter, reading), () =>
        countMatchingEvents(db, filter),
      ),
    );
  }

  /** @throws CodedError `authorization.refused` */
  async count(actor: Actor): Promise<OutboxState> {
    requireAdmin(actor);
    if (!this.publishes) return { ...nothing, publishes: false };
    return readFrom(this.dataSource, async (db) => ({
      publishes: true,
      ...(await countEvents(db)),
      refused: await countRefused(db),
      ...(await findFailures(db)),
    }));
  }

  private get publishes(): boolean {
    return this.kafka.brokers.length > 0;
  }
}

const none = { count: 0, isExact: true };
const nothing = { waiting: 0, waitingSince: null, refused: 0, failures: 0, failedAt: null, failure: null };
