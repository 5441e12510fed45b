/** `sessions end <user|session>`: logs a person out, everywhere or of one session. */
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
  description: 'End all sessions of a user, or the one session of this id, on every entry point immediately',
})
export class EndSessionsCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly revokeSessions: RevokeSessions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [which]: string[]): Promise<void> {
    const revoked = isUuid(which)
      ? { sessionId: which! }
      : { userId: await this.identifyUser.execute(which!) };
    const ended = await this.revokeSessions.execute(shell, revoked);
    this.say(`${ended.length} ${ended.length === 1 ? 'session' : 'sessions'} ended.`);
  }
}
