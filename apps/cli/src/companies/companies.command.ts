/** `companies`: approval of self-registered companies, and their people. */
import { Module } from '@nestjs/common';
import { OrganisationModule } from '#organisation';
import { AccountModule } from '#auth/account';
import { Command } from 'nest-commander';
import { CommandGroup } from '../command-group.js';
import { ApproveCompanyCommand, WithdrawApprovalCommand } from './approval.commands.js';
import { AssignCommand, ListAssignedCommand, UnassignCommand } from './assignment.commands.js';
import { ListCompaniesCommand, ListWaitingCommand } from './list-companies.commands.js';
import { ListMembersCommand, MoveWorkerCommand, RemoveMemberCommand } from './member.commands.js';
import { RefuseCompanyCommand } from './refuse-company.command.js';

@Command({
  name: 'companies',
  description: 'Approve self-registered companies, and manage the people of companies',
  subCommands: [
    ListCompaniesCommand,
    ListWaitingCommand,
    ApproveCompanyCommand,
    RefuseCompanyCommand,
    WithdrawApprovalCommand,
    ListAssignedCommand,
    AssignCommand,
    UnassignCommand,
    ListMembersCommand,
    MoveWorkerCommand,
    RemoveMemberCommand,
  ],
})
export class CompaniesCommand extends CommandGroup {}

@Module({
  imports: [AccountModule, OrganisationModule],
  providers: CompaniesCommand.registerWithSubCommands(),
})
export class CompaniesCommandModule {}
