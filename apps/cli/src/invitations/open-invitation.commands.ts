/** `invitations resend` and `invitations revoke`. */
import { ResendInvitation, RevokeInvitation } from '#organisation';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { invitationArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { invitationColumns } from './invitation-columns.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'resend',
  arguments: '<invitation>',
  argsDescription: invitationArgument,
  description: 'Mail an open or expired invitation again with a new link; the former link ends',
})
export class ResendInvitationCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly resendInvitation: ResendInvitation,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const sent = await this.resendInvitation.execute(shell, id!);
    this.answer(sent, ...invitationColumns(sent));
  }
}

@SubCommand({
  name: 'revoke',
  arguments: '<invitation>',
  argsDescription: invitationArgument,
  description: 'Revoke an open invitation; its link says so',
})
export class RevokeInvitationCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly revokeInvitation: RevokeInvitation,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const revoked = await this.revokeInvitation.execute(shell, id!);
    this.answer(revoked, ...invitationColumns(revoked));
  }
}
