/** `areas create`, `areas change` and `areas delete`. */
import { ChangeArea, CreateArea, DeleteArea, longest, ReadArea } from '#organisation';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { areaArgument, houseArgument } from '../argument-descriptions.js';
import { checkLines } from '../checked-lines.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';
import { areaColumns, areaDocument } from './area-output.js';

const numberArgument = { number: 'Number of the area, such as 14' };
const check = (number: string) => checkLines({ number: { text: number, max: longest.area } });

@SubCommand({
  name: 'create',
  arguments: '<house> <number>',
  argsDescription: { ...houseArgument, ...numberArgument },
  description: 'Create an area in a house',
})
export class CreateAreaCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly createArea: CreateArea,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [houseId, number]: string[]): Promise<void> {
    check(number!);
    const created = await this.createArea.execute(shell, { number: number!, houseId: houseId! });
    this.answer(areaDocument(created), ...areaColumns(created));
  }
}

@SubCommand({
  name: 'change',
  arguments: '<area> <number>',
  argsDescription: { ...areaArgument, ...numberArgument },
  description: 'Change the number of an area',
})
export class ChangeAreaCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readArea: ReadArea,
    private readonly changeArea: ChangeArea,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id, number]: string[]): Promise<void> {
    check(number!);
    const area = await this.readArea.execute(shell, id!);
    const changed = await this.changeArea.execute(shell, area, number!);
    this.answer(areaDocument(changed), ...areaColumns(changed));
  }
}

@SubCommand({
  name: 'delete',
  arguments: '<area>',
  argsDescription: areaArgument,
  description: 'Delete an empty area',
})
export class DeleteAreaCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly readArea: ReadArea,
    private readonly deleteArea: DeleteArea,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const area = await this.readArea.execute(shell, id!);
    await this.deleteArea.execute(shell, area);
    this.print(`Area ${area.id} is deleted.`);
  }
}
