/** `companies list-waiting`: lists self-registered companies that wait for approval. */
import { ListUsers } from '#auth/account';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { userColumns } from '../users/user-columns.js';

const pageSize = 100;

@SubCommand({
  name: 'list-waiting',
  description: 'List companies that wait for approval: id, email, profile type, name, state',
})
export class ListWaitingCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listUsers: ListUsers,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.listUsers.execute(shell, { awaitsApproval: true }, { limit: pageSize, after });
      for (const company of page.items) this.print(...userColumns(company));
      after = page.next ?? undefined;
    } while (after);
  }
}
