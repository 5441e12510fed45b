/** `users reset-second-factor <user>`: removes lost second factors, so that the password is enough to log in. */
import { IdentifyUser } from '#auth/account';
import { ResetSecondFactor } from '#auth/second-factor';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'reset-second-factor',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Remove all second factors of an account and end its sessions',
})
export class ResetSecondFactorCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly resetSecondFactor: ResetSecondFactor,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.resetSecondFactor.execute(shell, userId);
    this.print(`User ${userId} has no second factor any more.`);
  }
}
