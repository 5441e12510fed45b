/** `people`: imports of people and houses from CSV files. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { AccountModule } from '#auth/account';
import { EncodingQuestions } from './encoding.questions.js';
import { ImportRun } from './import-run.js';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ContinueImportCommand } from './continue-import.command.js';
import { ImportCommand } from './import.command.js';
import { CancelImportCommand, ImportResultsCommand, ListImportsCommand } from './imports.commands.js';

@Command({
  name: 'people',
  description: 'Import people and houses from CSV files; list, continue and cancel imports',
  subCommands: [
    ImportCommand,
    ListImportsCommand,
    ImportResultsCommand,
    ContinueImportCommand,
    CancelImportCommand,
  ],
})
export class PeopleCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, OrganisationModule],
  providers: [...PeopleCommand.registerWithSubCommands(), ImportRun, EncodingQuestions],
})
export class PeopleCommandModule {}
