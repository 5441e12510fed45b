/** `users show <user>`: prints what an administrator may see of an account, as JSON, with a requested change of its email. */
import { IdentifyUser, ReadRequestedEmail, ReadUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'show',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Print an account as JSON',
})
export class ShowUserCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readUser: ReadUser,
    private readonly readRequestedEmail: ReadRequestedEmail,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const found = await this.readUser.execute(shell, userId);
    const requestedEmail = await this.readRequestedEmail.execute(shell, userId);
    this.printDocument({ ...found, requestedEmail: requestedEmail ?? null });
  }
}
