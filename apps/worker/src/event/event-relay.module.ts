/** Publishes events where Kafka is configured. */
import { EventModule } from '#auth/event';
import type { Settings } from '#config';
import { TransactionalPublisher } from '#kafka';
import { type DynamicModule, Module } from '@nestjs/common';
import { EventRelay } from './event-relay.js';
import { publishedTopics } from './event-topics.js';

@Module({})
export class EventRelayModule {
  static forRoot({ kafka }: Settings): DynamicModule {
    if (kafka.brokers.length === 0) return { module: EventRelayModule };
    const publisher = new TransactionalPublisher({
      settings: kafka,
      transactionalId: `${kafka.group}-event-relay`,
      topics: publishedTopics,
    });
    return {
      module: EventRelayModule,
      imports: [EventModule],
      providers: [EventRelay, { provide: TransactionalPublisher, useValue: publisher }],
      exports: [EventRelay],
    };
  }
}
