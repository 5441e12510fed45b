/** `permissions revoke <user> <permissions…>`. */
import { RevokePermissions } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { permissionsArgument, userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'revoke',
  arguments: '<user> <permissions...>',
  argsDescription: { ...userArgument, ...permissionsArgument },
  description: 'Revoke permissions of a user; of a company, also from its workers and tenants',
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
    this.answer({ revoked }, revoked.length > 0 ? `Revoked: ${revoked.join(', ')}.` : 'Nothing changed.');
  }
}
