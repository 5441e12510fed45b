/** `permissions groups list`: lists the groups by name. */
import { ListPermissionGroups } from '#auth/permission';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../../database-command.js';
import { shell } from '../../shell.js';

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
    await this.printList(
      (page) => this.listGroups.execute(shell, { search, ...page }),
      ['id', 'name', 'description'],
      ({ id, name, description }) => [id, name, description],
    );
  }

  @Option({ flags: '--search <text>', description: 'Only names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }
}
