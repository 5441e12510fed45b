/** `permissions groups`: the templates of roles. */
import { CommandRunner, SubCommand } from 'nest-commander';
import { ApplyGroupCommand } from './apply-group.command.js';
import { ListGroupsCommand } from './list-groups.command.js';

@SubCommand({
  name: 'groups',
  description: 'List permission groups, and give somebody what is in one',
  subCommands: [ListGroupsCommand, ApplyGroupCommand],
})
export class GroupsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
