/** `users set-password <user>`: sets a password from a prompt or from the first line of standard input. */
import { IdentifyUser, SetPassword } from '#auth/account';
import { shell } from '#auth/authorization';
import { invalidOptions } from '#errors';
import { InquirerService, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { assertDecoded, readFirstLineOfStdin } from '../utf8-input.js';

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
    const password = process.stdin.isTTY ? await this.prompt() : await readFirstLineOfStdin();
    if (!password) throw invalidOptions({ password: 'Pipe the password to standard input.' });
    await this.setPassword.execute(shell, userId, password);
    this.print(`The password of user ${userId} is set.`);
  }

  private async prompt(): Promise<string> {
    const answers = await this.inquirer.ask<{ password: string; repeated: string }>('new-password', {});
    assertDecoded([answers.password], 'The input');
    if (answers.password !== answers.repeated)
      throw invalidOptions({ password: 'The passwords do not match.' });
    return answers.password;
  }
}
