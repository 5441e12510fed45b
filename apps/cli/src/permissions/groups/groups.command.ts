/** `permissions groups`: permission groups, which are templates for grants. */
import { SubCommand } from 'nest-commander';
import { CommandGroup } from '../../command-group.js';
import { ApplyGroupCommand } from './apply-group.command.js';
import {
  ChangeGroupCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  ShowGroupCommand,
} from './definition.commands.js';
import { ListGroupsCommand } from './list-groups.command.js';

@SubCommand({
  name: 'groups',
  description: 'List, create, change and delete permission groups, and grant their permissions',
  subCommands: [
    ListGroupsCommand,
    ShowGroupCommand,
    CreateGroupCommand,
    ChangeGroupCommand,
    DeleteGroupCommand,
    ApplyGroupCommand,
  ],
})
export class GroupsCommand extends CommandGroup {}
