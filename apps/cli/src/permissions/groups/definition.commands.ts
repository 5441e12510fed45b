/** `permissions groups show`, `create`, `change` and `delete`. Grants that a group has made stay. */
import {
  ChangePermissionGroup,
  CreatePermissionGroup,
  DeletePermissionGroup,
  type GroupDetails,
  longestDescription,
  longestGroupName,
  ReadPermissionGroup,
} from '#auth/permission';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { permissionGroupArgument, permissionsArgument } from '../../argument-descriptions.js';
import { checkLines } from '../../checked-lines.js';
import { DatabaseCommand } from '../../database-command.js';
import { shell } from '../../shell.js';
import { wrongUse } from '../../usage-error.js';
import { groupReference } from './group-reference.js';

function check({ name, description }: { name?: string; description?: string }): void {
  checkLines({
    name: { text: name, max: longestGroupName },
    description: { text: description, max: longestDescription, mayBeBlank: true },
  });
}

const groupColumns = ({ id, name, description, permissions }: GroupDetails) => [
  id,
  name,
  description || '-',
  permissions.join(', ') || 'none',
];

@SubCommand({
  name: 'show',
  arguments: '<group>',
  argsDescription: permissionGroupArgument,
  description: 'Print a permission group: id, name, description, permissions',
})
export class ShowGroupCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readGroup: ReadPermissionGroup,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [nameOrId]: string[]): Promise<void> {
    const group = await this.readGroup.execute(shell, groupReference(nameOrId!));
    this.answer(group, ...groupColumns(group));
  }
}

interface CreateOptions {
  description?: string;
}

@SubCommand({
  name: 'create',
  arguments: '<name> [permissions...]',
  argsDescription: { name: 'Name of the permission group', ...permissionsArgument },
  description: 'Create a permission group',
})
export class CreateGroupCommand extends DatabaseCommand<CreateOptions> {
  constructor(
    dataSource: DataSource,
    private readonly createGroup: CreatePermissionGroup,
  ) {
    super(dataSource);
  }

  protected async execute(
    { description = '' }: CreateOptions,
    [name, ...permissions]: string[],
  ): Promise<void> {
    check({ name: name!, description });
    const created = await this.createGroup.execute(shell, { name: name!, description, permissions });
    this.answer(created, ...groupColumns(created));
  }

  @Option({ flags: '--description <text>', description: 'What the group is for' })
  parseDescription(text: string): string {
    return text;
  }
}

interface ChangeOptions extends CreateOptions {
  name?: string;
  permission?: readonly string[];
  withoutPermissions?: boolean;
}

@SubCommand({
  name: 'change',
  arguments: '<group>',
  argsDescription: permissionGroupArgument,
  description:
    'Change the name, the description or the permissions of a permission group; existing grants stay',
})
export class ChangeGroupCommand extends DatabaseCommand<ChangeOptions> {
  constructor(
    dataSource: DataSource,
    private readonly readGroup: ReadPermissionGroup,
    private readonly changeGroup: ChangePermissionGroup,
  ) {
    super(dataSource);
  }

  protected async execute(
    { name, description, permission, withoutPermissions = false }: ChangeOptions,
    [nameOrId]: string[],
  ): Promise<void> {
    const permissions = withoutPermissions ? [] : permission;
    const changes = {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(permissions !== undefined && { permissions }),
    };
    if (Object.keys(changes).length === 0) {
      throw wrongUse({ name: 'Pass --name, --description, --permission or --without-permissions.' });
    }
    if (permission !== undefined && withoutPermissions) {
      throw wrongUse({ permission: 'Pass either --permission or --without-permissions.' });
    }
    check(changes);
    const group = await this.readGroup.execute(shell, groupReference(nameOrId!));
    const changed = await this.changeGroup.execute(shell, group, changes);
    this.answer(changed, ...groupColumns(changed));
  }

  @Option({ flags: '--name <name>', description: 'The new name' })
  parseName(text: string): string {
    return text;
  }

  @Option({ flags: '--description <text>', description: 'What the group is for' })
  parseDescription(text: string): string {
    return text;
  }

  @Option({
    flags: '--permission <permission>',
    description: 'A permission that the group has; repeat the option for more, which replace all former ones',
  })
  parsePermission(text: string, before: readonly string[] = []): string[] {
    return [...before, text];
  }

  @Option({ flags: '--without-permissions', description: 'Remove all permissions from the group' })
  parseWithoutPermissions(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'delete',
  arguments: '<group>',
  argsDescription: permissionGroupArgument,
  description: 'Delete a permission group; existing grants stay',
})
export class DeleteGroupCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readGroup: ReadPermissionGroup,
    private readonly deleteGroup: DeletePermissionGroup,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [nameOrId]: string[]): Promise<void> {
    const group = await this.readGroup.execute(shell, groupReference(nameOrId!));
    await this.deleteGroup.execute(shell, group);
    this.print(`Permission group ${group.name} is deleted.`);
  }
}
