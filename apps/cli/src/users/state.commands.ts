/** `users activate|deactivate|delete|restore <user>`: one change of state each. */
import type { AccountState } from '#auth/user';
import { ChangeState, IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { Injectable } from '@nestjs/common';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { userColumns } from './user-columns.js';

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
    this.say(...userColumns(await this.changeState.execute(shell, { userId, version: undefined, change })));
  }
}

@SubCommand({ name: 'activate', arguments: '<user>', description: 'Activate an account by hand' })
export class ActivateCommand extends StateCommand {
  protected readonly change = { isActive: true };
}

@SubCommand({
  name: 'deactivate',
  arguments: '<user>',
  description: 'Deactivate an account and log it out everywhere',
})
export class DeactivateCommand extends StateCommand {
  protected readonly change = { isActive: false };
}

@SubCommand({
  name: 'delete',
  arguments: '<user>',
  description: 'Delete an account so that it can be restored',
})
export class DeleteCommand extends StateCommand {
  protected readonly change = { isDeleted: true };
}

@SubCommand({ name: 'restore', arguments: '<user>', description: 'Restore a deleted account' })
export class RestoreCommand extends StateCommand {
  protected readonly change = { isDeleted: false };
}
