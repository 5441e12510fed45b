/** `permissions groups list`: lists the groups by name. */
import { ListPermissionGroups } from '#auth/permission';
import { shell } from '#auth/authorization';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../../database-command.js';

const pageSize = 100;

@SubCommand({ name: 'list', description: 'List permission groups: id, name, description' })
export class ListGroupsCommand extends DatabaseCommand<{ search?: string }> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listGroups: ListPermissionGroups,
  ) {
    super(dataSource);
  }

  protected async execute({ search }: { search?: string }): Promise<void> {
    let after: string | undefined;
    do {
      const page = await this.listGroups.execute(shell, { search, limit: pageSize, after });
      for (const { id, name, description } of page.items) this.print(id, name, description);
      after = page.next ?? undefined;
    } while (after);
  }

  @Option({ flags: '--search <text>', description: 'Only names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }
}
