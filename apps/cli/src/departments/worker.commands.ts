/** `departments workers`, `departments add-worker` and `departments remove-worker`. */
import {
  AddDepartmentWorker,
  ListDepartmentWorkers,
  ReadDepartment,
  RemoveDepartmentWorker,
} from '#organisation';
import { IdentifyUser } from '#auth/account';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { departmentArgument, userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'workers',
  arguments: '<department>',
  argsDescription: departmentArgument,
  description: 'List the workers of a department: id, first name, last name, surname, position',
})
export class ListWorkersCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listWorkers: ListDepartmentWorkers,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    await this.printList(
      (page) => this.listWorkers.execute(shell, id!, page),
      ['id', 'first name', 'last name', 'surname', 'position'],
      ({ userId, firstName, lastName, surname, position }) => [
        userId,
        firstName,
        lastName,
        surname || '-',
        position || '-',
      ],
    );
  }
}

@SubCommand({
  name: 'add-worker',
  arguments: '<department> <user>',
  argsDescription: { ...departmentArgument, ...userArgument },
  description: 'Add a worker to a department',
})
export class AddWorkerCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readDepartment: ReadDepartment,
    private readonly addWorker: AddDepartmentWorker,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [department, user]: string[]): Promise<void> {
    const workerId = await this.identifyUser.execute(user!);
    const { id } = await this.readDepartment.execute(shell, department!);
    await this.naming('worker', user!, () => this.addWorker.execute(shell, id, workerId));
    this.print(`User ${workerId} works in department ${id}.`);
  }
}

@SubCommand({
  name: 'remove-worker',
  arguments: '<department> <user>',
  argsDescription: { ...departmentArgument, ...userArgument },
  description:
    'Remove a worker from a department; they lose the permissions that only its company allowed them',
})
export class RemoveWorkerCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly readDepartment: ReadDepartment,
    private readonly removeWorker: RemoveDepartmentWorker,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [department, user]: string[]): Promise<void> {
    const workerId = await this.identifyUser.execute(user!);
    const { id } = await this.readDepartment.execute(shell, department!);
    await this.naming('worker', user!, () => this.removeWorker.execute(shell, id, workerId));
    this.print(`User ${workerId} no longer works in department ${id}.`);
  }
}
