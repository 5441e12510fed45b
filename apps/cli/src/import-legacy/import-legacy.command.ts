/** `import-legacy`: brings in the old service's database. */
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ImportLegacy } from './import-legacy.js';
import type { LegacyReport } from './legacy-report.js';
import { shell } from '#auth/authorization';
import { invalidOptions } from '#errors';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { ProgressDisplay } from './progress-display.js';
import { countLines, remarkLines } from './report-lines.js';

interface Options {
  from: string;
  batch?: number;
  report?: string;
}

const usualBatch = 1000;
const greatestBatch = 10_000;

@Command({
  name: 'import-legacy',
  description:
    "Bring in the old service's database. May be stopped and run again: it goes on where it stopped, and brings " +
    'nothing in twice',
})
export class ImportLegacyCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly importLegacy: ImportLegacy,
  ) {
    super(dataSource);
  }

  protected async execute({ from, batch = usualBatch, report: path }: Options): Promise<void> {
    // Opened first: an import takes long, and should not end in a file that cannot be written.
    const file = path === undefined ? undefined : await open(path, 'w');
    const report = await this.import(from, batch);
    this.say('Imported by this run and all before it:');
    for (const line of await countLines(report)) this.say(line);
    await writeRemarks(report, file);
  }

  private async import(from: string, batch: number): Promise<LegacyReport> {
    const display = new ProgressDisplay(process.stderr);
    try {
      return await this.importLegacy.execute(shell, {
        from,
        batch,
        onProgress: (kind, done, total) => display.show(kind, done, total),
      });
    } finally {
      display.end();
    }
  }

  @Option({
    flags: '--from <url>',
    required: true,
    description:
      'Address of the old database, postgres://user@host:5432/database; its password may be in PGPASSWORD instead',
  })
  parseFrom(url: string): string {
    return url;
  }

  @Option({ flags: '--batch <rows>', description: `Rows a transaction, ${usualBatch} if not given` })
  parseBatch(text: string): number {
    const rows = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
    if (rows < 1 || rows > greatestBatch) {
      throw invalidOptions({ batch: `Enter a number from 1 to ${greatestBatch}.` });
    }
    return rows;
  }

  @Option({
    flags: '--report <file>',
    description: 'File for what was skipped or changed, row by row, instead of standard output',
  })
  parseReport(file: string): string {
    return file;
  }
}

async function writeRemarks(report: LegacyReport, file: FileHandle | undefined): Promise<void> {
  if (file) return pipeline(remarkLines(report), file.createWriteStream());
  for await (const line of remarkLines(report)) process.stdout.write(line);
}
