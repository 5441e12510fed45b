/** `users erase <user> --yes`: permanently deletes an account and its personal data. */
import { EraseAccount, IdentifyUser } from '#auth/account';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options {
  yes?: boolean;
}

@SubCommand({
  name: 'erase',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Permanently erase an account and its personal data; requires --yes',
})
export class EraseUserCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly eraseAccount: EraseAccount,
  ) {
    super(dataSource);
  }

  protected async execute({ yes }: Options, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    if (!yes) {
      throw wrongUse({ yes: `Erasing user ${userId} cannot be undone. Pass --yes to confirm.` });
    }
    await this.eraseAccount.execute(shell, { userId, version: undefined });
    this.print(`User ${userId} is erased.`);
  }

  @Option({ flags: '--yes', description: 'Confirm that the erasure cannot be undone' })
  parseYes(): boolean {
    return true;
  }
}
