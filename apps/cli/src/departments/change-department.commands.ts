/** `departments create`, `departments rename` and `departments delete`. */
import { CreateDepartment, DeleteDepartment, longest, ReadDepartment, RenameDepartment } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { companyArgument, departmentArgument } from '../argument-descriptions.js';
import { checkLines } from '../checked-lines.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { departmentColumns, departmentDocument } from './department-output.js';

const nameArgument = { name: 'Name of the department' };
const check = (name: string) => checkLines({ name: { text: name, max: longest.department } });

@SubCommand({
  name: 'create',
  arguments: '<company> <name>',
  argsDescription: { ...companyArgument, ...nameArgument },
  description: 'Create a department of a company',
})
export class CreateDepartmentCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly createDepartment: CreateDepartment,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [company, name]: string[]): Promise<void> {
    check(name!);
    const companyId = await this.identifyUser.execute(company!);
    const created = await this.naming('company', company!, () =>
      this.createDepartment.execute(shell, { name: name!, companyId }),
    );
    this.answer(departmentDocument(created), ...departmentColumns(created));
  }
}

@SubCommand({
  name: 'rename',
  arguments: '<department> <name>',
  argsDescription: { ...departmentArgument, ...nameArgument },
  description: 'Rename a department',
})
export class RenameDepartmentCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readDepartment: ReadDepartment,
    private readonly renameDepartment: RenameDepartment,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id, name]: string[]): Promise<void> {
    check(name!);
    const department = await this.naming('department', id!, () => this.readDepartment.execute(shell, id!));
    const renamed = await this.renameDepartment.execute(shell, department, name!);
    this.answer(departmentDocument(renamed), ...departmentColumns(renamed));
  }
}

@SubCommand({
  name: 'delete',
  arguments: '<department>',
  argsDescription: departmentArgument,
  description: 'Delete a department; its workers lose the permissions that only its company allowed them',
})
export class DeleteDepartmentCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readDepartment: ReadDepartment,
    private readonly deleteDepartment: DeleteDepartment,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const department = await this.readDepartment.execute(shell, id!);
    await this.deleteDepartment.execute(shell, department);
    this.print(`Department ${department.id} is deleted.`);
  }
}
