/** `search`: prints the people, companies, departments, houses and permissions that have a text in their names. */
import { Module } from '@nestjs/common';
import { SearchModule, SearchAll } from '#organisation';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { shell } from './shell.js';
import { wrongUse } from './usage-error.js';

interface Options {
  limit?: number;
}

const most = 100;

@Command({
  name: 'search',
  arguments: '<text>',
  argsDescription: {
    text: 'Words of names, emails and addresses, or parts of them; or a part of a phone number',
  },
  description: 'Search people, companies, departments, houses and permissions: kind, id, name, details',
})
export class SearchCommand extends DatabaseCommand<Options> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly searchAll: SearchAll,
  ) {
    super(dataSource);
  }

  protected async execute({ limit = 10 }: Options, [text]: string[]): Promise<void> {
    const found = await this.searchAll.execute(shell, text!, limit);
    if (this.isJson) return this.printDocument(found);
    if (Object.values(found).every((kind: readonly unknown[]) => kind.length === 0))
      return this.print('none');
    for (const { userId, name, email } of found.people)
      this.print('person', userId, name || '-', email ?? '-');
    for (const { userId, name, email } of found.companies) this.print('company', userId, name, email ?? '-');
    for (const { id, name, companyId } of found.departments)
      this.print('department', id, name, `company ${companyId}`);
    for (const { id, street, number, letter, city } of found.houses)
      this.print('house', id, `${street} ${number}${letter}`, city);
    for (const name of found.permissions) this.print('permission', name);
  }

  @Option({ flags: '--limit <number>', description: `Rows of each kind, 1 to ${most}; by default 10` })
  parseLimit(text: string): number {
    const limit = Number(text);
    if (!Number.isInteger(limit) || limit < 1 || limit > most)
      throw wrongUse({ limit: `Give a number from 1 to ${most}.` });
    return limit;
  }
}

@Module({ imports: [SearchModule], providers: [SearchCommand] })
export class SearchCommandModule {}
