/** `sessions list <user>`: prints one line per active session. */
import { IdentifyUser } from '#auth/account';
import { ListUserSessions, sessionOrder } from '#auth/session';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'list',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'List the active sessions of a user: session id, start, last use, device',
})
export class ListSessionsCommand extends OrderedList(sessionOrder) {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listSessions: ListUserSessions,
  ) {
    super(dataSource);
  }

  protected async execute({ sort }: Sorted, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.printList(
      (page) => this.listSessions.execute(shell, userId, { ...page, sort }),
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
