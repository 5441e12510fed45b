/** `events`: the outbox of events for other services. */
import { Module } from '@nestjs/common';
import { EventModule } from '#auth/event';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ListEventsCommand } from './list-events.command.js';
import { RetryEventCommand } from './retry-event.command.js';

@Command({
  name: 'events',
  description: 'List events that wait or were refused, and publish refused ones again',
  subCommands: [ListEventsCommand, RetryEventCommand],
})
export class EventsCommand extends CommandGroup {}

@Module({ imports: [EventModule], providers: EventsCommand.registerWithSubCommands() })
export class EventsCommandModule {}
