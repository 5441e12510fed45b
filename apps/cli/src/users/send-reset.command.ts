/** `users send-reset <user>`: mails a password reset link. */
import { IdentifyUser, SendPasswordReset } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'send-reset',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Mail a password reset link to a user',
})
export class SendResetCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly sendPasswordReset: SendPasswordReset,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.sendPasswordReset.execute(shell, userId);
    this.print(`Queued a mail to user ${userId} with a link to set a password.`);
  }
}
