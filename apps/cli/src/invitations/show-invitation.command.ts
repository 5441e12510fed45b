/** `invitations show <invitation>`: its state, its mail, who sent it, and what it gives. */
import { ReadInvitation } from '#organisation';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { invitationArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { invitationFacts } from './invitation-columns.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'show',
  arguments: '<invitation>',
  argsDescription: invitationArgument,
  description: 'Print an invitation: its state, whether its mail bounced, who sent it, and what it gives',
})
export class ShowInvitationCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readInvitation: ReadInvitation,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const invitation = await this.readInvitation.execute(shell, id!);
    if (this.isJson) this.printDocument(invitation);
    else for (const fact of invitationFacts(invitation)) this.print(...fact);
  }
}
