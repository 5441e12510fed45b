/** Publishes events to other services, purges the outbox, and shows it to admins. */
import { Module } from '@nestjs/common';
import { ListEvents } from './list-events.js';
import { PurgeEvents } from './purge-events.js';
import { RelayEvents } from './relay-events.js';
import { RetryEvent } from './retry-event.js';

const useCases = [RelayEvents, PurgeEvents, ListEvents, RetryEvent];

@Module({ providers: useCases, exports: useCases })
export class EventModule {}
