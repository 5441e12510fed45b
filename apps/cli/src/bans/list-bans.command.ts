/** `bans list`: prints one line per ban and one per active throttle. */
import { ListBans, ListThrottlings } from '#auth/throttle';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { printList } from '../print-list.js';
import { shell } from '../shell.js';

@SubCommand({ name: 'list', description: 'List bans and active throttles: state, target, end, reason' })
export class ListBansCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listBans: ListBans,
    private readonly listThrottlings: ListThrottlings,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    await printList(
      (page) => this.listBans.execute(shell, page),
      ({ target, expiresAt, reason }) => ['banned', target, until(expiresAt), reason || '-'],
    );
    for (const { target, endsAt } of await this.listThrottlings.execute(shell)) {
      this.print('throttled', target ?? 'an email without an account', until(endsAt));
    }
  }
}

function until(end: Date | null): string {
  return end ? `until ${end.toISOString()}` : 'until removed';
}
