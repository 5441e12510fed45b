/** `conflicts`: lists stored emails and names that were accepted before the current uniqueness rules. */
import { Module } from '@nestjs/common';
import { AccountModule, ListConflicts } from '#auth/account';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { shell } from './shell.js';

@Command({
  name: 'conflicts',
  description:
    'List accounts that share a mailbox, and names that differ only in case or spaces: kind, id, value, other id, other value',
})
export class ConflictsCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listConflicts: ListConflicts,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    await this.printItems(
      this.listConflicts.execute(shell),
      ['kind', 'id', 'value', 'other id', 'other value'],
      ({ kind, id, value, otherId, otherValue }) => [kind, id, value, otherId ?? '-', otherValue ?? '-'],
    );
  }
}

@Module({ imports: [AccountModule], providers: [ConflictsCommand] })
export class ConflictsCommandModule {}
