/** `explain <user> <permission>`: says why somebody has a permission or lacks it. */
import { ExplainPermission } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({
  name: 'explain',
  arguments: '<user> <permission>',
  description: 'Say why a user has a permission or lacks it: explain ann@example.com "crm_button read"',
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
    this.say(`User ${userId} ${has ? 'has' : 'lacks'} ${permission}.`);
    for (const reason of reasons) this.say(`  ${reason}`);
  }
}
