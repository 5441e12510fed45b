/** `bans list`: prints one line per ban and one per active throttle. */
import { ListBans } from '#auth/throttle';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({ name: 'list', description: 'List bans and active throttles: state, target, end, reason' })
export class ListBansCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listBans: ListBans,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const { bans, throttlings } = await this.listBans.execute(shell);
    for (const { target, expiresAt, reason } of bans) {
      this.print('banned', target, until(expiresAt), reason || '-');
    }
    for (const { target, endsAt } of throttlings) {
      this.print('throttled', target ?? 'an email without an account', until(endsAt));
    }
  }
}

function until(end: Date | null): string {
  return end ? `until ${end.toISOString()}` : 'until removed';
}
