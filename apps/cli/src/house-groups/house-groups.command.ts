/** `house-groups`: groups of houses, each with the company that provides for it. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import {
  ChangeHouseGroupCommand,
  CreateHouseGroupCommand,
  DeleteHouseGroupCommand,
} from './change-house-group.commands.js';
import { ListHouseGroupsCommand, ShowHouseGroupCommand } from './read-house-groups.commands.js';

@Command({
  name: 'house-groups',
  description: 'List, create, change and delete groups of houses, for each of which one company provides',
  subCommands: [
    ListHouseGroupsCommand,
    ShowHouseGroupCommand,
    CreateHouseGroupCommand,
    ChangeHouseGroupCommand,
    DeleteHouseGroupCommand,
  ],
})
export class HouseGroupsCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, OrganisationModule],
  providers: HouseGroupsCommand.registerWithSubCommands(),
})
export class HouseGroupsCommandModule {}
