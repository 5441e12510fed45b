/** `mails`: the mail outbox. */
import { Module } from '@nestjs/common';
import { MailModule } from '#auth/mail';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ListMailsCommand } from './list-mails.command.js';
import { RetryMailsCommand } from './retry-mails.command.js';

@Command({
  name: 'mails',
  description: 'List mails, and send failed ones again',
  subCommands: [ListMailsCommand, RetryMailsCommand],
})
export class MailsCommand extends CommandGroup {}

@Module({ imports: [MailModule], providers: MailsCommand.registerWithSubCommands() })
export class MailsCommandModule {}
