/** Publishes events to other services and purges the outbox. */
import { Module } from '@nestjs/common';
import { PurgeEvents } from './purge-events.js';
import { RelayEvents } from './relay-events.js';

const useCases = [RelayEvents, PurgeEvents];

@Module({ providers: useCases, exports: useCases })
export class EventModule {}
