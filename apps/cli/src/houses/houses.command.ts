/** `houses`: the houses and their addresses. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ChangeHouseCommand, CreateHouseCommand, DeleteHouseCommand } from './change-house.commands.js';
import { ListHousesCommand, ShowHouseCommand } from './read-houses.commands.js';

@Command({
  name: 'houses',
  description: 'List, create, change and delete houses',
  subCommands: [
    ListHousesCommand,
    ShowHouseCommand,
    CreateHouseCommand,
    ChangeHouseCommand,
    DeleteHouseCommand,
  ],
})
export class HousesCommand extends CommandGroup {}

@Module({ imports: [OrganisationModule], providers: HousesCommand.registerWithSubCommands() })
export class HousesCommandModule {}
