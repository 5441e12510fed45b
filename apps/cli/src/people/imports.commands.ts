/** `people imports`, `people import-results` and `people cancel-import`. */
import type { PageRequest } from '#paging';
import { CancelImport, importOrder, type NamedImport, ListImports, ReadImport } from '#organisation';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { importArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { OrderedList, type Sorted } from '../ordered-list-command.js';
import { printCsv } from '../print-csv.js';
import { resultsTable } from './import-report.js';
import { shell } from '../shell.js';

/** The name of an erased account is null. */
const named = (id: number | null, name: string | null) =>
  id === null ? '-' : name === null ? String(id) : `${name} (${id})`;

const importColumns = ({
  id,
  kind,
  createdAt,
  companyId,
  companyName,
  createdBy,
  creatorName,
  state,
  reason,
}: NamedImport): (string | number)[] => [
  id,
  kind,
  createdAt.toISOString(),
  named(companyId, companyName),
  named(createdBy, creatorName),
  state,
  reason ?? '-',
];

@SubCommand({
  name: 'imports',
  description:
    'List imports, newest first: id, kind, time of the upload, company, uploading user, state, reason',
})
export class ListImportsCommand extends OrderedList(importOrder) {
  constructor(
    dataSource: DataSource,
    private readonly listImports: ListImports,
  ) {
    super(dataSource);
  }

  protected async execute({ sort }: Sorted): Promise<void> {
    await this.printList(
      (page) => this.listImports.execute(shell, { ...page, sort }),
      ['id', 'kind', 'time', 'company', 'uploaded by', 'state', 'reason'],
      importColumns,
    );
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
    const table = resultsTable(found);
    const rows = (page: PageRequest) =>
      this.readImport.rows(shell, found.id, { ...page, outcome: undefined });
    if (this.isJson) await this.printList(rows, table.header, table.cellsOf);
    else await printCsv(table, rows);
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
