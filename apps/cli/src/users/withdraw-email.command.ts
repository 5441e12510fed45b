/** `users withdraw-email <user>`: withdraws a requested change of email. */
import { IdentifyUser, WithdrawUserEmail } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'withdraw-email',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Withdraw a requested change of email: its mailed link no longer works',
})
export class WithdrawEmailCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly withdrawUserEmail: WithdrawUserEmail,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.withdrawUserEmail.execute(shell, userId);
    this.print(`No change of email waits for user ${userId}.`);
  }
}
