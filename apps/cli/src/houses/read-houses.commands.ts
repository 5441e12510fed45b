/** `houses list` and `houses show`. */
import { houseOrder, ListHouses, ReadHouse } from '#organisation';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { houseArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';
import { requireId } from '../required-id.js';
import { houseColumns, houseDocument, houseHeader } from './house-output.js';

interface Options {
  group?: string;
  search?: string;
}

@SubCommand({
  name: 'list',
  description: 'List houses: id, postal code, city, street, number, house group',
})
export class ListHousesCommand extends OrderedList(houseOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listHouses: ListHouses,
  ) {
    super(dataSource);
  }

  protected async execute({ group, search, sort }: Options & Sorted): Promise<void> {
    const filter = { groupId: group, search };
    await this.printList(
      (page) => this.listHouses.execute(shell, { ...page, sort }, filter),
      houseHeader,
      houseColumns,
      houseDocument,
    );
  }

  @Option({ flags: '--group <group>', description: 'Only houses of the house group with this id' })
  parseGroup(text: string): string {
    return requireId('group', text);
  }

  @Option({ flags: '--search <text>', description: 'Only addresses with these words or parts of words' })
  parseSearch(text: string): string {
    return text;
  }
}

@SubCommand({
  name: 'show',
  arguments: '<house>',
  argsDescription: houseArgument,
  description: 'Print a house: id, postal code, city, street, number, house group',
})
export class ShowHouseCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readHouse: ReadHouse,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const house = await this.readHouse.execute(shell, id!);
    this.answer(houseDocument(house), ...houseColumns(house));
  }
}
