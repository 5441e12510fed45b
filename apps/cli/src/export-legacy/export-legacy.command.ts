/** `export-legacy`: brings accounts back into the old service's database. */
import { shell } from '#auth/authorization';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { ProgressDisplay } from '../import-legacy/progress-display.js';
import { ExportLegacy, type ExportReport } from './export-legacy.js';

interface Options {
  to: string;
}

@Command({
  name: 'export-legacy',
  description:
    "Write the accounts back into the old service's database: passwords, emails, states, profiles, new accounts and erasures. " +
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
    const { counts, remarks } = await this.export(to);
    this.say(`accounts: ${counts.updated} updated, ${counts.added} added, ${counts.erased} erased`);
    for (const { id, remark } of remarks) this.say(`user ${id}: ${remark}`);
  }

  private async export(to: string): Promise<ExportReport> {
    const display = new ProgressDisplay(process.stderr);
    try {
      const onProgress = (done: number, total: number) => display.show('users', done, total);
      return await this.exportLegacy.execute(shell, { to, onProgress });
    } finally {
      display.end();
    }
  }

  @Option({
    flags: '--to <url>',
    required: true,
    description:
      'Address of the old database, postgres://user@host:5432/database; its password may be in PGPASSWORD instead',
  })
  parseTo(url: string): string {
    return url;
  }
}
