/** `users second-factor <user>`: prints which kinds of second factor an account has. */
import { IdentifyUser } from '#auth/account';
import { ListUserFactors } from '#auth/second-factor';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'second-factor',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Print which kinds of second factor an account has, as JSON without names and secrets',
})
export class SecondFactorCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listFactors: ListUserFactors,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { totpSince, passkeys, recoveryCodesLeft } = await this.listFactors.execute(shell, userId);
    this.printDocument({
      totp: totpSince && { createdAt: totpSince },
      passkeys: passkeys.length,
      recoveryCodesLeft,
    });
  }
}
