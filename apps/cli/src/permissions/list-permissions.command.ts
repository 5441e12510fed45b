/** `permissions list`: prints each permission name with its actions. */
import { ListPermissions } from '#auth/permission';
import { shell } from '#auth/authorization';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

const pageSize = 100;

@SubCommand({ name: 'list', description: 'List permissions: name and actions' })
export class ListPermissionsCommand extends DatabaseCommand<{ search?: string }> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listPermissions: ListPermissions,
  ) {
    super(dataSource);
  }

  protected async execute({ search }: { search?: string }): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.listPermissions.execute(shell, { search, limit: pageSize, after });
      for (const { name, actions } of page.items) {
        this.print(`${name}: ${actions.map(({ action }) => action).join(', ')}`);
      }
      after = page.next ?? undefined;
    } while (after);
  }

  @Option({ flags: '--search <text>', description: 'Only names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }
}
