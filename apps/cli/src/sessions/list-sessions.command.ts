/** `sessions list <user>`: prints one line per active session. */
import { IdentifyUser } from '#auth/account';
import { ListUserSessions } from '#auth/session';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'list',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'List the active sessions of a user: session id, start, last use, device',
})
export class ListSessionsCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listSessions: ListUserSessions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.printList(
      (page) => this.listSessions.execute(shell, userId, page),
      ['session', 'start', 'last use', 'device'],
      ({ id, createdAt, lastUsedAt, device }) => [
        id,
        createdAt.toISOString(),
        lastUsedAt.toISOString(),
        device ?? '-',
      ],
    );
  }
}
