/** `companies`: approval of self-registered companies, and assignment of people to companies. */
import { Command, CommandRunner } from 'nest-commander';
import { ApproveCompanyCommand, WithdrawApprovalCommand } from './approval.commands.js';
import { AssignCommand, UnassignCommand } from './assignment.commands.js';
import { ListWaitingCommand } from './list-waiting.command.js';

@Command({
  name: 'companies',
  description: 'Approve self-registered companies, and assign people to companies',
  subCommands: [
    ListWaitingCommand,
    ApproveCompanyCommand,
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
