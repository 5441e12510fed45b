/** `export-legacy`: writes the accounts back to the database of the Django service. */
import { Module } from '@nestjs/common';
import { LegacyModule } from '../import-legacy/legacy.module.js';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { withProgress } from '../progress-display.js';
import { ExportLegacy } from './export-legacy.js';
import { shell } from '../shell.js';

interface Options {
  to: string;
}

@Command({
  name: 'export-legacy',
  description:
    'Write the accounts back to the database of the Django service: passwords, emails, states, profiles, new accounts and erasures. ' +
    'Stop both services first',
})
export class ExportLegacyCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly exportLegacy: ExportLegacy,
  ) {
    super(dataSource);
  }

  protected async execute({ to }: Options): Promise<void> {
    const { counts, remarks } = await withProgress((show) =>
      this.exportLegacy.execute(shell, { to, onProgress: (done, total) => show('users', done, total) }),
    );
    this.print(`accounts: ${counts.updated} updated, ${counts.added} added, ${counts.erased} erased`);
    for (const { id, remark } of remarks) this.print(`user ${id}: ${remark}`);
  }

  @Option({
    flags: '--to <url>',
    required: true,
    description:
      'URL of the old database, such as postgres://user@host:5432/database; the password can be in PGPASSWORD',
  })
  parseTo(url: string): string {
    return url;
  }
}

@Module({ imports: [LegacyModule], providers: [ExportLegacyCommand] })
export class ExportLegacyCommandModule {}
