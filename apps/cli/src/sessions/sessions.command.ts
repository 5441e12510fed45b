/** `sessions`: the login sessions of a user. */
import { Module } from '@nestjs/common';
import { SessionModule } from '#auth/session';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { EndSessionsCommand } from './end-sessions.command.js';
import { EverybodyQuestions } from './everybody.questions.js';
import { ListSessionsCommand } from './list-sessions.command.js';

@Command({
  name: 'sessions',
  description: 'List and end login sessions',
  subCommands: [ListSessionsCommand, EndSessionsCommand],
})
export class SessionsCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, SessionModule],
  providers: [...SessionsCommand.registerWithSubCommands(), EverybodyQuestions],
})
export class SessionsCommandModule {}
