/** `events retry <event>`: publishes an event again that the broker refused. */
import { RetryEvent } from '#auth/event';
import { CodedError } from '#errors';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'retry',
  arguments: '<event>',
  argsDescription: { event: 'Id, as printed by "events list --state refused"' },
  description:
    'Publish an event again that the broker refused, unless later events of the account were published',
})
export class RetryEventCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly retryEvent: RetryEvent,
  ) {
    super(dataSource);
  }

  protected async execute(_: object, [id]: string[]): Promise<void> {
    if (id === undefined || !isUuid(id)) throw new CodedError('resource.not_found');
    await this.retryEvent.execute(shell, id.toLowerCase());
    this.print(`Event ${id} waits for its publication.`);
  }
}
