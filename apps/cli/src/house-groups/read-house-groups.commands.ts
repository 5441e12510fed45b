/** `house-groups list` and `house-groups show`. */
import { houseGroupOrder, ListHouseGroups, ReadHouseGroup } from '#organisation';
import { IdentifyUser } from '#auth/account';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { houseGroupArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { shell } from '../shell.js';
import { houseGroupHeader, listedHouseGroupColumns, listedHouseGroupDocument } from './house-group-output.js';

interface Options {
  provider?: string;
}

@SubCommand({ name: 'list', description: 'List house groups: id, name, company, name of the company' })
export class ListHouseGroupsCommand extends OrderedList(houseGroupOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listHouseGroups: ListHouseGroups,
  ) {
    super(dataSource);
  }

  protected async execute({ provider, sort }: Options & Sorted): Promise<void> {
    const providerId = provider === undefined ? undefined : await this.identifyUser.execute(provider);
    await this.printList(
      (page) => this.listHouseGroups.execute(shell, { ...page, sort }, providerId),
      houseGroupHeader,
      listedHouseGroupColumns,
      listedHouseGroupDocument,
    );
  }

  @Option({
    flags: '--provider <company>',
    description: 'Only groups for which this company provides, by id or email',
  })
  parseProvider(text: string): string {
    return text;
  }
}

@SubCommand({
  name: 'show',
  arguments: '<group>',
  argsDescription: houseGroupArgument,
  description: 'Print a house group: id, name, company, name of the company',
})
export class ShowHouseGroupCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readHouseGroup: ReadHouseGroup,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const group = await this.readHouseGroup.execute(shell, id!);
    this.answer(listedHouseGroupDocument(group), ...listedHouseGroupColumns(group));
  }
}
