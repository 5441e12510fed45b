/** `invitations resend` and `invitations revoke`. */
import { ResendInvitation, RevokeInvitation } from '#organisation';
import { Option, SubCommand } from 'nest-commander';
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
export class ResendInvitationCommand extends DatabaseCommand<{ json?: boolean }> {
  constructor(
    dataSource: DataSource,
    private readonly resendInvitation: ResendInvitation,
  ) {
    super(dataSource);
  }

  protected async execute({ json }: { json?: boolean }, [id]: string[]): Promise<void> {
    const sent = await this.resendInvitation.execute(shell, id!);
    if (json) this.printJson(sent);
    else this.print(...invitationColumns(sent));
  }

  @Option({ flags: '--json', description: 'Print the invitation as JSON' })
  parseJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'revoke',
  arguments: '<invitation>',
  argsDescription: invitationArgument,
  description: 'Revoke an open invitation; its link says so',
})
export class RevokeInvitationCommand extends DatabaseCommand<{ json?: boolean }> {
  constructor(
    dataSource: DataSource,
    private readonly revokeInvitation: RevokeInvitation,
  ) {
    super(dataSource);
  }

  protected async execute({ json }: { json?: boolean }, [id]: string[]): Promise<void> {
    const revoked = await this.revokeInvitation.execute(shell, id!);
    if (json) this.printJson(revoked);
    else this.print(...invitationColumns(revoked));
  }

  @Option({ flags: '--json', description: 'Print the invitation as JSON' })
  parseJson(): boolean {
    return true;
  }
}
