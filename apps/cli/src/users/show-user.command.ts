/** `users show <user>`: everything an administrator may know of an account, as JSON. */
import { IdentifyUser, ReadUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'show',
  arguments: '<user>',
  description: 'Show an account; a user is a number or an email',
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
    this.sayJson(found, 2);
  }
}
