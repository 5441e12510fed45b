/** `departments list` and `departments show`. */
import { departmentOrder, ListDepartments, ReadDepartment } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { departmentArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';
import { departmentColumns, departmentDocument, departmentHeader } from './department-output.js';

interface Options {
  company?: string;
  search?: string;
}

@SubCommand({ name: 'list', description: 'List departments: id, name, company' })
export class ListDepartmentsCommand extends OrderedList(departmentOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listDepartments: ListDepartments,
  ) {
    super(dataSource);
  }

  protected async execute({ company, search, sort }: Options & Sorted): Promise<void> {
    const companyId = company === undefined ? undefined : await this.identifyUser.execute(company);
    await this.printList(
      (page) => this.listDepartments.execute(shell, { ...page, sort }, { companyId, search }),
      departmentHeader,
      departmentColumns,
      departmentDocument,
    );
  }

  @Option({ flags: '--company <company>', description: 'Only departments of this company, by id or email' })
  parseCompany(text: string): string {
    return text;
  }

  @Option({ flags: '--search <text>', description: 'Only names with these words or parts of words' })
  parseSearch(text: string): string {
    return text;
  }
}

@SubCommand({
  name: 'show',
  arguments: '<department>',
  argsDescription: departmentArgument,
  description: 'Print a department: id, name, company',
})
export class ShowDepartmentCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readDepartment: ReadDepartment,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const department = await this.readDepartment.execute(shell, id!);
    this.answer(departmentDocument(department), ...departmentColumns(department));
  }
}
