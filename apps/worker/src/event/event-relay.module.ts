/** Publishes events where Kafka is configured. */
import { eventTopics } from '#auth/contract';
import { EventModule } from '#auth/event';
import type { Settings } from '#config';
import { publishedTopicsOf, TransactionalPublisher } from '#kafka';
import { type DynamicModule, Module } from '@nestjs/common';
import { EventRelay } from './event-relay.js';

@Module({})
export class EventRelayModule {
  static forRoot({ kafka }: Settings): DynamicModule {
    if (kafka.brokers.length === 0) return { module: EventRelayModule };
    const publisher = new TransactionalPublisher({
      settings: kafka,
      transactionalId: `${kafka.group}-event-relay`,
      topics: publishedTopicsOf(eventTopics),
    });
    return {
      module: EventRelayModule,
      imports: [EventModule],
      providers: [EventRelay, { provide: TransactionalPublisher, useValue: publisher }],
      exports: [EventRelay],
    };
  }
}
