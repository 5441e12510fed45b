/** `permissions list`: prints each permission name with its actions. */
import { ListPermissions, permissionOrder } from '#auth/permission';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';

@SubCommand({ name: 'list', description: 'List permissions: name and actions' })
export class ListPermissionsCommand extends OrderedList(permissionOrder)<{ search?: string }> {
  constructor(
    dataSource: DataSource,
    private readonly listPermissions: ListPermissions,
  ) {
    super(dataSource);
  }

  protected async execute({ search, sort }: { search?: string } & Sorted): Promise<void> {
    await this.printList(
      (page) => this.listPermissions.execute(shell, { search, ...page, sort }),
      ['name: actions'],
      ({ name, actions }) => [`${name}: ${actions.map(({ action }) => action).join(', ')}`],
    );
  }

  @Option({ flags: '--search <text>', description: 'Only names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }
}
