/** `permissions show`, `permissions create`, `permissions change` and `permissions delete`: the names, not their grants. */
import {
  ChangePermissions,
  CreatePermissions,
  DeletePermissions,
  type NamedPermissions,
  type PermissionAction,
  permissionActions,
  ReadPermission,
} from '#auth/permission';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

const permissionArgument = { permission: 'Name of the permission, such as crm_button' };

const permissionColumns = ({ name, actions }: NamedPermissions) => [
  name,
  actions.map(({ action }) => action).join(', '),
  [...new Set(actions.map(({ description }) => description))].join('; ') || '-',
];

function actionOf(text: string): PermissionAction {
  const action = permissionActions.find((known) => known === text);
  if (!action) throw wrongUse({ action: `Use one of: ${permissionActions.join(', ')}.` });
  return action;
}

@SubCommand({
  name: 'show',
  arguments: '<permission>',
  argsDescription: permissionArgument,
  description: 'Print a permission: name, actions, descriptions',
})
export class ShowPermissionCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readPermission: ReadPermission,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [name]: string[]): Promise<void> {
    const found = await this.readPermission.execute(shell, name!);
    this.answer(found, ...permissionColumns(found));
  }
}

interface CreateOptions {
  description?: string;
  action?: PermissionAction;
}

@SubCommand({
  name: 'create',
  arguments: '<permission>',
  argsDescription: permissionArgument,
  description: 'Create a permission with all four actions, or with one',
})
export class CreatePermissionCommand extends DatabaseCommand<CreateOptions> {
  constructor(
    dataSource: DataSource,
    private readonly createPermissions: CreatePermissions,
    private readonly readPermission: ReadPermission,
  ) {
    super(dataSource);
  }

  protected async execute({ description = '', action }: CreateOptions, [name]: string[]): Promise<void> {
    await this.createPermissions.execute(shell, { name: name!, description, action });
    const created = await this.readPermission.execute(shell, name!);
    this.answer(created, ...permissionColumns(created));
  }

  @Option({ flags: '--description <text>', description: 'What the permission allows' })
  parseDescription(text: string): string {
    return text;
  }

  @Option({ flags: '--action <action>', description: `Only this action: ${permissionActions.join(', ')}` })
  parseAction(text: string): PermissionAction {
    return actionOf(text);
  }
}

interface ChangeOptions {
  name?: string;
  description?: string;
}

@SubCommand({
  name: 'change',
  arguments: '<permission>',
  argsDescription: permissionArgument,
  description: 'Change the name or the description of a permission; who holds it keeps it',
})
export class ChangePermissionCommand extends DatabaseCommand<ChangeOptions> {
  constructor(
    dataSource: DataSource,
    private readonly readPermission: ReadPermission,
    private readonly changePermissions: ChangePermissions,
  ) {
    super(dataSource);
  }

  protected async execute({ name: newName, description }: ChangeOptions, [name]: string[]): Promise<void> {
    if (newName === undefined && description === undefined) {
      throw wrongUse({ name: 'Pass --name or --description.' });
    }
    const { version } = await this.readPermission.execute(shell, name!);
    await this.changePermissions.execute(shell, {
      name: name!,
      version,
      ...(newName !== undefined && { newName }),
      ...(description !== undefined && { description }),
    });
    const changed = await this.readPermission.execute(shell, newName ?? name!);
    this.answer(changed, ...permissionColumns(changed));
  }

  @Option({ flags: '--name <name>', description: 'The new name' })
  parseName(text: string): string {
    return text;
  }

  @Option({ flags: '--description <text>', description: 'What the permission allows, for all its actions' })
  parseDescription(text: string): string {
    return text;
  }
}

interface DeleteOptions {
  yes?: boolean;
}

@SubCommand({
  name: 'delete',
  arguments: '<permission> [action]',
  argsDescription: { ...permissionArgument, action: `Only this action: ${permissionActions.join(', ')}` },
  description: 'Delete a permission, or one action of it, with all its grants; requires --yes',
})
export class DeletePermissionCommand extends DatabaseCommand<DeleteOptions> {
  constructor(
    dataSource: DataSource,
    private readonly readPermission: ReadPermission,
    private readonly deletePermissions: DeletePermissions,
  ) {
    super(dataSource);
  }

  protected async execute({ yes }: DeleteOptions, [name, given]: string[]): Promise<void> {
    const action = given === undefined ? undefined : actionOf(given);
    const deleted = [name, ...(action ? [action] : [])].join(' ');
    if (!yes) {
      throw wrongUse({ yes: `Everybody would lose ${deleted} for good. Pass --yes to confirm.` });
    }
    const { version } = await this.naming('permission', name, () =>
      this.readPermission.execute(shell, name!),
    );
    await this.naming('action', given, () =>
      this.deletePermissions.execute(shell, { name: name!, action }, version),
    );
    this.print(`Permission ${deleted} is deleted.`);
  }

  @Option({ flags: '--yes', description: 'Confirm that everybody loses the permission' })
  parseYes(): boolean {
    return true;
  }
}
