/** `sessions list <user>`: a line for each session that lives. */
import { IdentifyUser } from '#auth/account';
import { ListSessions } from '#auth/session';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

const pageLength = 100;

@SubCommand({
  name: 'list',
  arguments: '<user>',
  description:
    'List the live sessions of a user: id, begin, last use, device; a user is a number or an email',
})
export class ListSessionsCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listSessions: ListSessions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    let after: string | undefined;
    do {
      const page = await this.listSessions.execute(userId, { limit: pageLength, after });
      for (const { id, createdAt, lastUsedAt, device } of page.items) {
        this.say(id, createdAt.toISOString(), lastUsedAt.toISOString(), device ?? '-');
      }
      after = page.next ?? undefined;
    } while (after);
  }
}
