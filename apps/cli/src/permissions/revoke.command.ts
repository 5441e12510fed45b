/** `permissions revoke <user> <permissions…>`: takes permissions from somebody, and from a company's people with it. */
import { RevokePermissions } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'revoke',
  arguments: '<user> <permissions...>',
  description:
    'Revoke permissions: crm_button for all of a name, "crm_button read" for one. A user is a number or an email',
})
export class RevokeCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly revokePermissions: RevokePermissions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, ...permissions]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { revoked } = await this.revokePermissions.execute(shell, { userId, permissions });
    this.say(revoked.length > 0 ? `Revoked: ${revoked.join(', ')}.` : 'Nothing changed.');
  }
}
