/** `companies assign` and `companies unassign`: whom a company may take in. Accounts are numbers or emails. */
import { AssignPerson, UnassignPerson } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'assign',
  arguments: '<company> <user>',
  description: 'Let a company take a worker or tenant in',
})
export class AssignCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly assignPerson: AssignPerson,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company, user]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    const userId = await this.identifyUser.execute(user!);
    await this.assignPerson.execute(shell, { companyId, userId });
    this.say(`User ${userId} is assigned to company ${companyId}.`);
  }
}

@SubCommand({
  name: 'unassign',
  arguments: '<company> <user>',
  description: 'End an assignment; where the person belongs already, they stay',
})
export class UnassignCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly unassignPerson: UnassignPerson,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company, user]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    const userId = await this.identifyUser.execute(user!);
    await this.unassignPerson.execute(shell, { companyId, userId });
    this.say(`User ${userId} is no longer assigned to company ${companyId}.`);
  }
}
