/** `events`: the outbox of events for other services. */
import { Command, CommandRunner } from 'nest-commander';
import { ListEventsCommand } from './list-events.command.js';
import { RetryEventCommand } from './retry-event.command.js';

@Command({
  name: 'events',
  description: 'List events that wait or were refused, and publish refused ones again',
  subCommands: [ListEventsCommand, RetryEventCommand],
})
export class EventsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
