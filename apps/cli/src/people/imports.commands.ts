/** `people imports`, `people import-results` and `people cancel-import`. */
import { CancelImport, type Import, ListImports, ReadImport } from '#organisation';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { importArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { printCsv } from '../print-csv.js';
import { printList } from '../print-list.js';
import { resultsTable } from './import-report.js';
import { shell } from '../shell.js';

const importColumns = ({ id, kind, createdAt, companyId, createdBy, state, reason }: Import) => [
  id,
  kind,
  createdAt.toISOString(),
  companyId ?? '-',
  createdBy ?? '-',
  state,
  reason ?? '-',
];

@SubCommand({
  name: 'imports',
  description:
    'List imports, newest first: id, kind, time of the upload, company, uploading user, state, reason',
})
export class ListImportsCommand extends DatabaseCommand<{ json?: boolean }> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listImports: ListImports,
  ) {
    super(dataSource);
  }

  protected async execute({ json }: { json?: boolean }): Promise<void> {
    await printList((page) => this.listImports.execute(shell, page), importColumns, json);
  }

  @Option({ flags: '--json', description: 'Print one JSON object per line' })
  parseJson(): boolean {
    return true;
  }
}

@SubCommand({
  name: 'import-results',
  arguments: '<import>',
  argsDescription: importArgument,
  description: 'Print the rows of an import as CSV, with what happened, or would happen, to each',
})
export class ImportResultsCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readImport: ReadImport,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    const found = await this.readImport.execute(shell, id!);
    await printCsv(resultsTable(found), (page) =>
      this.readImport.rows(shell, found.id, { ...page, outcome: undefined }),
    );
  }
}

@SubCommand({
  name: 'cancel-import',
  arguments: '<import>',
  argsDescription: importArgument,
  description: 'Cancel an import; what it has done stays',
})
export class CancelImportCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly cancelImport: CancelImport,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [id]: string[]): Promise<void> {
    await this.cancelImport.execute(shell, id!);
    this.print(`Import ${id!} is cancelled.`);
  }
}
