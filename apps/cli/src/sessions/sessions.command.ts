/** `sessions`: the login sessions of a user. */
import { Command, CommandRunner } from 'nest-commander';
import { EndSessionsCommand } from './end-sessions.command.js';
import { ListSessionsCommand } from './list-sessions.command.js';

@Command({
  name: 'sessions',
  description: 'List and end login sessions',
  subCommands: [ListSessionsCommand, EndSessionsCommand],
})
export class SessionsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
