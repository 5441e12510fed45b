/** `companies`: approval of self-registered companies, and assignment of people to companies. */
import { Command, CommandRunner } from 'nest-commander';
import { ApproveCompanyCommand, WithdrawApprovalCommand } from './approval.commands.js';
import { AssignCommand, UnassignCommand } from './assignment.commands.js';
import { ListCompaniesCommand, ListWaitingCommand } from './list-companies.commands.js';
import { RefuseCompanyCommand } from './refuse-company.command.js';

@Command({
  name: 'companies',
  description: 'Approve self-registered companies, and assign people to companies',
  subCommands: [
    ListCompaniesCommand,
    ListWaitingCommand,
    ApproveCompanyCommand,
    RefuseCompanyCommand,
    WithdrawApprovalCommand,
    AssignCommand,
    UnassignCommand,
  ],
})
export class CompaniesCommand extends CommandRunner {
  override async run(): Promise<void> {
    this.command.help();
  }
}
