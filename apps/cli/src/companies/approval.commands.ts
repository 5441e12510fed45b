/** `companies approve` and `companies withdraw-approval`. A company is a user's number or an email. */
import { ApproveCompany, IdentifyUser, shell } from '#auth/core';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'approve',
  arguments: '<company>',
  description: 'Let a company manage people and housing',
})
export class ApproveCompanyCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly approveCompany: ApproveCompany,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    await this.approveCompany.execute(shell, companyId, { approved: true });
    this.say(`Company ${companyId} is approved.`);
  }
}

@SubCommand({
  name: 'withdraw-approval',
  arguments: '<company>',
  description: 'Let a company manage nobody until it is approved again',
})
export class WithdrawApprovalCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly approveCompany: ApproveCompany,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    await this.approveCompany.execute(shell, companyId, { approved: false });
    this.say(`Company ${companyId} waits for approval.`);
  }
}
