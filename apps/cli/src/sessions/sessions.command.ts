/** `sessions`: the logins of a person. */
import { Command, CommandRunner } from 'nest-commander';
import { EndSessionsCommand } from './end-sessions.command.js';
import { ListSessionsCommand } from './list-sessions.command.js';

@Command({
  name: 'sessions',
  description: 'List and end sessions',
  subCommands: [ListSessionsCommand, EndSessionsCommand],
})
export class SessionsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
