/** `users show <user>`: prints what an administrator may see of an account, as JSON. */
import { IdentifyUser, ReadUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';

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
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const found = await this.readUser.execute(shell, await this.identifyUser.execute(user!));
    this.printJson(found, 2);
  }
}
