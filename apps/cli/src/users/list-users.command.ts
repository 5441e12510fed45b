/** `users list`: prints one line per account, as columns or as JSON. */
import { ListUsers, userOrder } from '#auth/account';
import type { AdministeredUser } from '#auth/user';
import type { CsvTable } from '#csv';
import type { PageRequest } from '#paging';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { cellsOfColumns, printCsv } from '../print-csv.js';
import { userColumns, userHeader } from './user-columns.js';
import { shell } from '../shell.js';

interface Options {
  search?: string;
  csv?: boolean;
}

const table: CsvTable<AdministeredUser> = {
  header: userHeader,
  cellsOf: (user) => cellsOfColumns(userColumns(user)),
};

@SubCommand({ name: 'list', description: 'List accounts: id, email, profile type, name, state' })
export class ListUsersCommand extends OrderedList(userOrder)<Options> {
  constructor(
    dataSource: DataSource,
    private readonly listUsers: ListUsers,
  ) {
    super(dataSource);
  }

  protected async execute({ search, csv, sort }: Options & Sorted): Promise<void> {
    const filter = search === undefined ? {} : { search };
    const list = (page: PageRequest) => this.listUsers.execute(shell, filter, { ...page, sort });
    if (csv) return printCsv(table, list);
    await this.printList(list, table.header, userColumns);
  }

  @Option({ flags: '--search <text>', description: 'Only emails or names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }

  @Option({ flags: '--csv', description: 'Print a CSV file with a line of column names' })
  parseCsv(): boolean {
    return true;
  }
}
