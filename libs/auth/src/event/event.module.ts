/** Events for other services: published, and cleared away. */
import { Module } from '@nestjs/common';
import { PurgeEvents } from './purge-events.js';
import { RelayEvents } from './relay-events.js';

const useCases = [RelayEvents, PurgeEvents];

@Module({ providers: useCases, exports: useCases })
export class EventModule {}
