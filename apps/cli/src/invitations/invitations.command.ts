/** `invitations`: people whom companies and administrators invite by mail. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ListInvitationsCommand } from './list-invitations.command.js';
import { ResendInvitationCommand, RevokeInvitationCommand } from './open-invitation.commands.js';
import { SendInvitationCommand } from './send-invitation.command.js';
import { ShowInvitationCommand } from './show-invitation.command.js';

@Command({
  name: 'invitations',
  description: 'Invite people by mail, and list, send again and revoke invitations',
  subCommands: [
    SendInvitationCommand,
    ListInvitationsCommand,
    ShowInvitationCommand,
    ResendInvitationCommand,
    RevokeInvitationCommand,
  ],
})
export class InvitationsCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, OrganisationModule],
  providers: InvitationsCommand.registerWithSubCommands(),
})
export class InvitationsCommandModule {}
