/** `users set-password <user>`: sets a password from a prompt or from the first line of standard input. */
import { IdentifyUser, SetPassword } from '#auth/account';
import { InquirerService, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { readNewPassword } from './read-new-password.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'set-password',
  arguments: '<user>',
  argsDescription: userArgument,
  description:
    'Set a password, from a prompt or the first line of standard input, and end all sessions of the user',
})
export class SetPasswordCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly setPassword: SetPassword,
    private readonly inquirer: InquirerService,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.setPassword.execute(shell, userId, await readNewPassword(this.inquirer));
    this.print(`The password of user ${userId} is set.`);
  }
}
