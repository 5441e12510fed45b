/** `companies approve` and `companies withdraw-approval`. */
import { ApproveCompany } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { Injectable } from '@nestjs/common';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { companyArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@Injectable()
abstract class ApprovalCommand extends DatabaseCommand {
  protected abstract readonly approved: boolean;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly approveCompany: ApproveCompany,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    const { approved } = this;
    await this.approveCompany.execute(shell, companyId, { approved });
    this.print(`Company ${companyId} ${approved ? 'is approved' : 'waits for approval'}.`);
  }
}

@SubCommand({
  name: 'approve',
  arguments: '<company>',
  argsDescription: companyArgument,
  description: 'Approve a company, so that it can manage people and housing',
})
export class ApproveCompanyCommand extends ApprovalCommand {
  protected readonly approved = true;
}

@SubCommand({
  name: 'withdraw-approval',
  arguments: '<company>',
  argsDescription: companyArgument,
  description:
    'Withdraw the approval of a company; it cannot manage people or housing until it is approved again',
})
export class WithdrawApprovalCommand extends ApprovalCommand {
  protected readonly approved = false;
}
