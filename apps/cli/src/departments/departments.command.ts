/** `departments`: the departments of companies, and their workers. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import {
  CreateDepartmentCommand,
  DeleteDepartmentCommand,
  RenameDepartmentCommand,
} from './change-department.commands.js';
import { ListDepartmentsCommand, ShowDepartmentCommand } from './read-departments.commands.js';
import { AddWorkerCommand, ListWorkersCommand, RemoveWorkerCommand } from './worker.commands.js';

@Command({
  name: 'departments',
  description: 'List, create, rename and delete departments of companies, and manage their workers',
  subCommands: [
    ListDepartmentsCommand,
    ShowDepartmentCommand,
    CreateDepartmentCommand,
    RenameDepartmentCommand,
    DeleteDepartmentCommand,
    ListWorkersCommand,
    AddWorkerCommand,
    RemoveWorkerCommand,
  ],
})
export class DepartmentsCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, OrganisationModule],
  providers: DepartmentsCommand.registerWithSubCommands(),
})
export class DepartmentsCommandModule {}
