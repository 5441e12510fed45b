/** `permissions groups list`: lists the groups by name. */
import { ListPermissionGroups, permissionGroupOrder } from '#auth/permission';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../../ordered-list-command.js';
import { shell } from '../../shell.js';

@SubCommand({ name: 'list', description: 'List permission groups: id, name, description' })
export class ListGroupsCommand extends OrderedList(permissionGroupOrder)<{ search?: string }> {
  constructor(
    dataSource: DataSource,
    private readonly listGroups: ListPermissionGroups,
  ) {
    super(dataSource);
  }

  protected async execute({ search, sort }: { search?: string } & Sorted): Promise<void> {
    await this.printList(
      (page) => this.listGroups.execute(shell, { search, ...page, sort }),
      ['id', 'name', 'description'],
      ({ id, name, description }) => [id, name, description],
    );
  }

  @Option({ flags: '--search <text>', description: 'Only names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }
}
