/** `bans list`: a line for each ban and for each account, address or network that is throttled at the moment. */
import { ListBans } from '#auth/throttle';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({ name: 'list', description: 'List bans, and what is throttled at the moment' })
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
      this.say('banned', target, until(expiresAt), reason || '-');
    }
    for (const { target, endsAt } of throttlings) {
      this.say('throttled', target ?? 'an email of nobody', until(endsAt));
    }
  }
}

function until(end: Date | null): string {
  return end ? `until ${end.toISOString()}` : 'until removed';
}
