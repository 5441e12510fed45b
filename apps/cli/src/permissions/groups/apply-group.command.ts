/** `permissions groups apply <user> <group>`: gives somebody what is in a group now. */
import { ApplyPermissionGroup } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { DatabaseCommand } from '../../database-command.js';

@SubCommand({
  name: 'apply',
  arguments: '<user> <group>',
  description: 'Grant a user all that is in a group, or nothing; a group is a name or an id',
})
export class ApplyGroupCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly applyGroup: ApplyPermissionGroup,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, which]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const group = isUuid(which) ? { id: which! } : { name: which! };
    const { granted } = await this.applyGroup.execute(shell, { group, userId });
    this.say(granted.length > 0 ? `Granted: ${granted.join(', ')}.` : 'Nothing changed.');
  }
}
