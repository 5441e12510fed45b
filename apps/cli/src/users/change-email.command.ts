/** `users change-email <user> <email>`: requests a change of email, which the new address confirms. */
import { ChangeUserEmail, IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { assertDecoded } from '../utf8-input.js';
import { userColumns } from './user-columns.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'change-email',
  arguments: '<user> <email>',
  argsDescription: { ...userArgument, email: 'The new email address' },
  description:
    'Request a change of email. The new address confirms it by a mailed link, and the old one is notified. An account that ' +
    'waits for its activation changes at once',
})
export class ChangeEmailCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly changeUserEmail: ChangeUserEmail,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, newEmail]: string[]): Promise<void> {
    assertDecoded([newEmail], 'The command line');
    const userId = await this.identifyUser.execute(user!);
    const change = { userId, version: undefined, newEmail: newEmail! };
    const account = await this.changeUserEmail.execute(shell, change);
    this.answer(account, ...userColumns(account));
  }
}
