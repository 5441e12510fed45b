/** `explain <user> <permission>`: prints why a user has or lacks a permission. */
import { ExplainPermission } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from './argument-descriptions.js';
import { DatabaseCommand } from './database-command.js';

@Command({
  name: 'explain',
  arguments: '<user> <permission>',
  argsDescription: { ...userArgument, permission: 'Permission name and action, such as "crm_button read"' },
  description: 'Show why a user has or lacks a permission',
})
export class ExplainCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly explainPermission: ExplainPermission,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, permission]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { has, reasons } = await this.explainPermission.execute(shell, userId, permission!);
    this.print(`User ${userId} ${has ? 'has' : 'lacks'} ${permission}.`);
    for (const reason of reasons) this.print(`  ${reason}`);
  }
}
