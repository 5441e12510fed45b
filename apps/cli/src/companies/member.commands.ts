/** `companies members`, `companies move` and `companies remove-member`. */
import {
  companyPeopleOrder,
  type CompanyPerson,
  ListMembers,
  MoveDepartmentWorker,
  RemoveMember,
} from '#organisation';
import { IdentifyUser } from '#auth/account';
import type { CsvTable } from '#csv';
import type { PageRequest } from '#paging';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { companyArgument, userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { cellsOfColumns, printCsv } from '../print-csv.js';
import { shell } from '../shell.js';

interface MembersOptions {
  csv?: boolean;
  search?: string;
}

const memberColumns = ({ userId, type, name, places }: CompanyPerson) => [
  userId,
  type,
  name,
  places.join('; '),
];

const table: CsvTable<CompanyPerson> = {
  header: ['id', 'profile type', 'name', 'departments or addresses'],
  cellsOf: (member) => cellsOfColumns(memberColumns(member)),
};

@SubCommand({
  name: 'members',
  arguments: '<company>',
  argsDescription: companyArgument,
  description: 'List the members of a company: id, profile type, name, departments or addresses',
})
export class ListMembersCommand extends OrderedList(companyPeopleOrder)<MembersOptions> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listMembers: ListMembers,
  ) {
    super(dataSource);
  }

  protected async execute(
    { csv, search, sort }: MembersOptions & Sorted,
    [company]: string[],
  ): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    const list = (page: PageRequest) => this.listMembers.execute(shell, companyId, { ...page, sort }, search);
    if (csv) return printCsv(table, list);
    await this.printList(list, table.header, memberColumns);
  }

  @Option({ flags: '--search <text>', description: 'Only names with these words or parts of words' })
  parseSearch(text: string): string {
    return text;
  }

  @Option({ flags: '--csv', description: 'Print a CSV file with a line of column names' })
  parseCsv(): boolean {
    return true;
  }
}

interface MoveOptions {
  from: string;
  to: string;
}

@SubCommand({
  name: 'move',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'Move a worker from one department to another, which may belong to another company',
})
export class MoveWorkerCommand extends DatabaseCommand<MoveOptions> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly moveWorker: MoveDepartmentWorker,
  ) {
    super(dataSource);
  }

  protected async execute({ from, to }: MoveOptions, [user]: string[]): Promise<void> {
    const workerId = await this.identifyUser.execute(user!);
    await this.moveWorker.execute(shell, { workerId, from, to });
    this.print(`User ${workerId} is moved to department ${to}.`);
  }

  @Option({ flags: '--from <department>', description: 'Id of the former department', required: true })
  parseFrom(id: string): string {
    return id;
  }

  @Option({ flags: '--to <department>', description: 'Id of the new department', required: true })
  parseTo(id: string): string {
    return id;
  }
}

@SubCommand({
  name: 'remove-member',
  arguments: '<company> <user>',
  argsDescription: { ...companyArgument, ...userArgument },
  description: 'Remove a person from all departments and areas of a company, and end their assignment',
})
export class RemoveMemberCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly removeMember: RemoveMember,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company, user]: string[]): Promise<void> {
    const companyId = await this.identifyUser.execute(company!);
    const userId = await this.identifyUser.execute(user!);
    await this.removeMember.execute(shell, { companyId, userId });
    this.print(`User ${userId} no longer belongs to company ${companyId}.`);
  }
}
