/** `users erase <user> --yes`: removes an account and all that tells of its person, for good. */
import { EraseAccount, IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { invalidOptions } from '#errors';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

interface Options {
  yes?: boolean;
}

@SubCommand({
  name: 'erase',
  arguments: '<user>',
  description: 'Erase an account and all that tells of its person, for good; wants --yes',
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
    if (!yes)
      throw invalidOptions({ yes: `User ${userId} could not be restored. Say --yes if you mean it.` });
    await this.eraseAccount.execute(shell, { userId, version: undefined });
    this.say(`User ${userId} is erased.`);
  }

  @Option({ flags: '--yes', description: 'Yes, it cannot be undone' })
  parseYes(): boolean {
    return true;
  }
}
