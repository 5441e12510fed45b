/** `users send-reset <user>`: mails a password reset link. */
import { IdentifyUser, ReadUser, RequestPasswordReset } from '#auth/account';
import { shell } from '#auth/authorization';
import { invalidOptions } from '#errors';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';

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
    private readonly readUser: ReadUser,
    private readonly requestPasswordReset: RequestPasswordReset,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { email, isDeleted } = await this.readUser.execute(shell, userId);
    if (isDeleted) throw invalidOptions({ user: `User ${userId} is deleted. Restore the account first.` });
    await this.requestPasswordReset.execute(email);
    this.print(`Queued a password reset link to ${email}. Deactivated accounts get none.`);
  }
}
