/** `permissions groups`: permission groups, which are templates for grants. */
import { SubCommand } from 'nest-commander';
import { CommandGroup } from '../../command-group.js';
import { ApplyGroupCommand } from './apply-group.command.js';
import { ListGroupsCommand } from './list-groups.command.js';

@SubCommand({
  name: 'groups',
  description: 'List permission groups, and grant their permissions',
  subCommands: [ListGroupsCommand, ApplyGroupCommand],
})
export class GroupsCommand extends CommandGroup {}
