/** `permissions`: what there is to be permitted and who holds it. */
import { Command, CommandRunner } from 'nest-commander';
import { GrantCommand } from './grant.command.js';
import { GroupsCommand } from './groups/groups.command.js';
import { ImportPermissionsCommand } from './import-permissions.command.js';
import { ListPermissionsCommand } from './list-permissions.command.js';
import { RevokeCommand } from './revoke.command.js';

@Command({
  name: 'permissions',
  description: 'Import, list, grant and revoke permissions, one by one or by groups',
  subCommands: [ImportPermissionsCommand, ListPermissionsCommand, GrantCommand, RevokeCommand, GroupsCommand],
})
export class PermissionsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
