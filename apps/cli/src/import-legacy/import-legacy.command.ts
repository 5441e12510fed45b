/** `import-legacy`: imports the database of the Django service. */
import { Module } from '@nestjs/common';
import { LegacyModule } from './legacy.module.js';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { ImportLegacy } from './import-legacy.js';
import type { LegacyReport } from './legacy-report.js';
import { wrongUse } from '../usage-error.js';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { withProgress } from '../progress-display.js';
import { countLines, remarkLines } from './report-lines.js';
import { shell } from '../shell.js';

interface Options {
  from: string;
  batch?: number;
  report?: string;
}

const defaultBatchSize = 1000;
const maxBatchSize = 10_000;

@Command({
  name: 'import-legacy',
  description:
    'Import the database of the Django service, without changing it. Can be interrupted and repeated: it resumes after ' +
    'the last complete batch, and imports no row twice',
})
export class ImportLegacyCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly importLegacy: ImportLegacy,
  ) {
    super(dataSource);
  }

  protected async execute({ from, batch = defaultBatchSize, report: path }: Options): Promise<void> {
    // Opened first, so that a long import does not fail at its end because the file cannot be written.
    const file = path === undefined ? undefined : await open(path, 'w');
    const report = await withProgress((onProgress) =>
      this.importLegacy.execute(shell, { from, batch, onProgress }),
    );
    this.print('Imported by this run and the earlier ones:');
    for (const line of await countLines(report)) this.print(line);
    await writeRemarks(report, file);
  }

  @Option({
    flags: '--from <url>',
    required: true,
    description:
      'URL of the old database, such as postgres://user@host:5432/database; the password can be in PGPASSWORD',
  })
  parseFrom(url: string): string {
    return url;
  }

  @Option({
    flags: '--batch <rows>',
    description: `Rows per transaction, from 1 to ${maxBatchSize}; ${defaultBatchSize} by default`,
  })
  parseBatch(text: string): number {
    const rows = /^[0-9]{1,5}$/.test(text) ? Number(text) : 0;
    if (rows < 1 || rows > maxBatchSize) {
      throw wrongUse({ batch: `Enter a number from 1 to ${maxBatchSize}.` });
    }
    return rows;
  }

  @Option({
    flags: '--report <file>',
    description: 'File for the report of skipped and changed rows; standard output by default',
  })
  parseReport(file: string): string {
    return file;
  }
}

@Module({ imports: [LegacyModule], providers: [ImportLegacyCommand] })
export class ImportLegacyCommandModule {}

async function writeRemarks(report: LegacyReport, file: FileHandle | undefined): Promise<void> {
  if (file) return pipeline(remarkLines(report), file.createWriteStream());
  for await (const line of remarkLines(report)) process.stdout.write(line);
}
