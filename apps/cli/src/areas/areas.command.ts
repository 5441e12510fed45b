/** `areas`: areas of houses, such as flats, with their tenants and owners. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ChangeAreaCommand, CreateAreaCommand, DeleteAreaCommand } from './change-area.commands.js';
import {
  AddOwnerCommand,
  ChangeShareCommand,
  ListOwnersCommand,
  RemoveOwnerCommand,
} from './owner.commands.js';
import { ListAreasCommand, ShowAreaCommand } from './read-areas.commands.js';
import { AddTenantCommand, ListTenantsCommand, RemoveTenantCommand } from './tenant.commands.js';

@Command({
  name: 'areas',
  description:
    'List, create, change and delete areas of houses, such as flats, and manage their tenants and owners',
  subCommands: [
    ListAreasCommand,
    ShowAreaCommand,
    CreateAreaCommand,
    ChangeAreaCommand,
    DeleteAreaCommand,
    ListTenantsCommand,
    AddTenantCommand,
    RemoveTenantCommand,
    ListOwnersCommand,
    AddOwnerCommand,
    ChangeShareCommand,
    RemoveOwnerCommand,
  ],
})
export class AreasCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, OrganisationModule],
  providers: AreasCommand.registerWithSubCommands(),
})
export class AreasCommandModule {}
