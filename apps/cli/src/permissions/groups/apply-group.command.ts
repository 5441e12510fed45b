/** `permissions groups apply <user> <group>`: grants the group's current permissions; later changes of the group do not follow. */
import { ApplyPermissionGroup } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { permissionGroupArgument, userArgument } from '../../argument-descriptions.js';
import { DatabaseCommand } from '../../database-command.js';
import { shell } from '../../shell.js';
import { groupReference } from './group-reference.js';

@SubCommand({
  name: 'apply',
  arguments: '<user> <group>',
  argsDescription: { ...userArgument, ...permissionGroupArgument },
  description: 'Grant a user all permissions of a group; if one is refused, none is granted',
})
export class ApplyGroupCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly applyGroup: ApplyPermissionGroup,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, nameOrId]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { granted } = await this.applyGroup.execute(shell, { group: groupReference(nameOrId!), userId });
    this.answer({ granted }, granted.length > 0 ? `Granted: ${granted.join(', ')}.` : 'Nothing changed.');
  }
}
