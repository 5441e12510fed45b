/** `conflicts`: a line for each stored value that another one equals today. */
import { ListConflicts, shell } from '#auth/core';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({
  name: 'conflicts',
  description:
    'List accounts that share one mailbox, from before email addresses had one form: kind, id, value, other id, other value',
})
export class ConflictsCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly listConflicts: ListConflicts,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    let found = 0;
    for await (const { kind, id, value, otherId, otherValue } of this.listConflicts.execute(shell)) {
      this.say([kind, id, value, otherId ?? '-', otherValue].join('\t'));
      found++;
    }
    if (found === 0) this.say('There are no conflicts.');
  }
}
