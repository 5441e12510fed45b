/** `users activate|deactivate|delete|restore <user>`: one state change each. */
import type { AccountState } from '#auth/user';
import { ChangeState, IdentifyUser } from '#auth/account';
import { Injectable } from '@nestjs/common';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { userColumns } from './user-columns.js';
import { shell } from '../shell.js';

@Injectable()
abstract class StateCommand extends DatabaseCommand {
  protected abstract readonly change: Partial<AccountState>;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly changeState: ChangeState,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { change } = this;
    const changed = await this.changeState.execute(shell, { userId, version: undefined, change });
    this.answer(changed, ...userColumns(changed));
  }
}

@SubCommand({
  name: 'activate',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Activate an account without email confirmation',
})
export class ActivateCommand extends StateCommand {
  protected readonly change = { isActive: true };
}

@SubCommand({
  name: 'deactivate',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Deactivate an account and end its sessions',
})
export class DeactivateCommand extends StateCommand {
  protected readonly change = { isActive: false };
}

@SubCommand({
  name: 'delete',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Delete an account; "users restore" brings it back',
})
export class DeleteCommand extends StateCommand {
  protected readonly change = { isDeleted: true };
}

@SubCommand({
  name: 'restore',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Restore a deleted account',
})
export class RestoreCommand extends StateCommand {
  protected readonly change = { isDeleted: false };
}
