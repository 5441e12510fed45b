/** `companies people`, `companies assign` and `companies unassign`: which workers and tenants a company may add. */
import { AssignPerson, ListAssignedPeople, UnassignPerson } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { companyArgument, userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'people',
  arguments: '<company>',
  argsDescription: companyArgument,
  description: 'List the people that a company may add: id, profile type, name',
})
export class ListAssignedCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listAssigned: ListAssignedPeople,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    await this.printList(
      (page) => this.listAssigned.execute(shell, companyId, page),
      ['id', 'profile type', 'name'],
      ({ userId, type, name }) => [userId, type, name || '-'],
    );
  }
}

@SubCommand({
  name: 'assign',
  arguments: '<company> <user>',
  argsDescription: { ...companyArgument, ...userArgument },
  description: 'Allow a company to add a worker to its departments or a tenant to its areas',
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
    this.print(`User ${userId} is assigned to company ${companyId}.`);
  }
}

@SubCommand({
  name: 'unassign',
  arguments: '<company> <user>',
  argsDescription: { ...companyArgument, ...userArgument },
  description: 'End an assignment; existing department and area memberships stay',
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
    this.print(`User ${userId} is no longer assigned to company ${companyId}.`);
  }
}
