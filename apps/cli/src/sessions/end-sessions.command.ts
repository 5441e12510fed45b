/** `sessions end <user|session>`: ends all sessions of a user, or one session. */
import { IdentifyUser } from '#auth/account';
import { RevokeSessions } from '#auth/session';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'end',
  arguments: '<user|session>',
  argsDescription: { user: 'User id or email address, or the id of one session' },
  description: 'End all sessions of a user, or one session, on every entry point immediately',
})
export class EndSessionsCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly revokeSessions: RevokeSessions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [userOrSession]: string[]): Promise<void> {
    const revoked = isUuid(userOrSession)
      ? { sessionId: userOrSession! }
      : { userId: await this.identifyUser.execute(userOrSession!) };
    const ended = await this.revokeSessions.execute(shell, revoked);
    this.print(`${ended.length} ${ended.length === 1 ? 'session' : 'sessions'} ended.`);
  }
}
