/** `areas list` and `areas show`. */
import { areaOrder, ListAreas, ReadArea } from '#organisation';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { areaArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { requireId } from '../required-id.js';
import { shell } from '../shell.js';
import { areaColumns, areaDocument, areaHeader } from './area-output.js';

interface Options {
  house?: string;
}

@SubCommand({
  name: 'list',
  description: 'List areas: id, number, house, city, street, number of the house',
})
export class ListAreasCommand extends OrderedList(areaOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listAreas: ListAreas,
  ) {
    super(dataSource);
  }

  protected async execute({ house, sort }: Options & Sorted): Promise<void> {
    await this.printList(
      (page) => this.listAreas.execute(shell, { ...page, sort }, house),
      areaHeader,
      areaColumns,
      areaDocument,
    );
  }

  @Option({ flags: '--house <house>', description: 'Only areas of the house with this id' })
  parseHouse(text: string): string {
    return requireId('house', text);
  }
}

@SubCommand({
  name: 'show',
  arguments: '<area>',
  argsDescription: areaArgument,
  description: 'Print an area: id, number, house, city, street, number of the house',
})
export class ShowAreaCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readArea: ReadArea,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const area = await this.readArea.execute(shell, id!);
    this.answer(areaDocument(area), ...areaColumns(area));
  }
}
