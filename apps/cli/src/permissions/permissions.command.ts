/** `permissions`: the permissions and their grants. */
import { Module } from '@nestjs/common';
import { PermissionModule } from '#auth/permission';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import {
  ChangePermissionCommand,
  CreatePermissionCommand,
  DeletePermissionCommand,
  ShowPermissionCommand,
} from './definition.commands.js';
import { GrantCommand } from './grant.command.js';
import { GroupsCommand } from './groups/groups.command.js';
import { ImportPermissionsCommand } from './import-permissions.command.js';
import { ListPermissionsCommand } from './list-permissions.command.js';
import { RevokeCommand } from './revoke.command.js';

@Command({
  name: 'permissions',
  description: 'Create, import, list, change, delete, grant and revoke permissions, individually or by group',
  subCommands: [
    ImportPermissionsCommand,
    ListPermissionsCommand,
    ShowPermissionCommand,
    CreatePermissionCommand,
    ChangePermissionCommand,
    DeletePermissionCommand,
    GrantCommand,
    RevokeCommand,
    GroupsCommand,
  ],
})
export class PermissionsCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, PermissionModule],
  providers: PermissionsCommand.registerWithSubCommands(),
})
export class PermissionsCommandModule {}
