/** `users list`: prints one line per account, as columns or as JSON. */
import { ListUsers } from '#auth/account';
import { shell } from '#auth/authorization';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { userColumns } from './user-columns.js';

interface Options {
  search?: string;
  json?: boolean;
}

const pageSize = 100;

@SubCommand({ name: 'list', description: 'List accounts: id, email, profile type, name, state' })
export class ListUsersCommand extends DatabaseCommand<Options> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listUsers: ListUsers,
  ) {
    super(dataSource);
  }

  protected async execute({ search, json }: Options): Promise<void> {
    const filter = search === undefined ? {} : { search };
    let after: string | undefined;
    do {
      const page = await this.listUsers.execute(shell, filter, { limit: pageSize, after });
      for (const user of page.items) {
        if (json) this.printJson(user);
        else this.print(...userColumns(user));
      }
      after = page.next ?? undefined;
    } while (after);
  }

  @Option({ flags: '--search <text>', description: 'Only emails or names that contain this text' })
  parseSearch(text: string): string {
    return text;
  }

  @Option({ flags: '--json', description: 'Print one JSON object per line' })
  parseJson(): boolean {
    return true;
  }
}
