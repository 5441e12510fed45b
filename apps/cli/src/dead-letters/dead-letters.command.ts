/** `dead-letters`: requests for verification that could not be processed. */
import { Module } from '@nestjs/common';
import { DeadLetterModule } from '#auth/verification';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ListDeadLettersCommand } from './list-dead-letters.command.js';

@Command({
  name: 'dead-letters',
  description: 'List requests for verification that could not be processed',
  subCommands: [ListDeadLettersCommand],
})
export class DeadLettersCommand extends CommandGroup {}

@Module({ imports: [DeadLetterModule], providers: DeadLettersCommand.registerWithSubCommands() })
export class DeadLettersCommandModule {}
