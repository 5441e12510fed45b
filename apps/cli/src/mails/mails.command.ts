/** `mails`: the mail outbox. */
import { Command, CommandRunner } from 'nest-commander';
import { ListMailsCommand } from './list-mails.command.js';
import { RetryMailsCommand } from './retry-mails.command.js';

@Command({
  name: 'mails',
  description: 'List mails, and send failed ones again',
  subCommands: [ListMailsCommand, RetryMailsCommand],
})
export class MailsCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
