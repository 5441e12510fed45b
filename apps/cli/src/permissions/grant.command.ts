/** `permissions grant <user> <permissions…>`. */
import { GrantPermissions } from '#auth/permission';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { permissionsArgument, userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'grant',
  arguments: '<user> <permissions...>',
  argsDescription: { ...userArgument, ...permissionsArgument },
  description: 'Grant permissions to a user',
})
export class GrantCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly grantPermissions: GrantPermissions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user, ...permissions]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    const { granted } = await this.grantPermissions.execute(shell, { userId, permissions });
    this.answer({ granted }, granted.length > 0 ? `Granted: ${granted.join(', ')}.` : 'Nothing changed.');
  }
}
