/** `users set-password <user>`: sets somebody's password, from a prompt or the first line of standard input. */
import { IdentifyUser, SetPassword } from '#auth/account';
import { shell } from '#auth/authorization';
import { invalidOptions } from '#errors';
import { InquirerService, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { checkDecoded, firstLineOfInput } from '../utf8-input.js';

@SubCommand({
  name: 'set-password',
  arguments: '<user>',
  description:
    'Set a password: asks for it, or takes the first line of standard input; logs the user out everywhere',
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
    const password = process.stdin.isTTY ? await this.ask() : await firstLineOfInput();
    if (!password) throw invalidOptions({ password: 'Send it on standard input.' });
    await this.setPassword.execute(shell, userId, password);
    this.say(`The password of user ${userId} is set.`);
  }

  private async ask(): Promise<string> {
    const answers = await this.inquirer.ask<{ password: string; repeated: string }>('new-password', {});
    checkDecoded([answers.password], 'What you typed');
    if (answers.password !== answers.repeated) throw invalidOptions({ password: 'The two do not match.' });
    return answers.password;
  }
}
