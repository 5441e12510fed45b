/** `people continue-import <import>`: starts a checked import, or continues one that stopped or was interrupted. */
import { type CsvEncoding, csvEncodings } from '#csv';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { importArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { encodingOf } from './encoding-option.js';
import { ImportRun, type ImportRunOptions } from './import-run.js';

@SubCommand({
  name: 'continue-import',
  arguments: '<import>',
  argsDescription: importArgument,
  description: 'Do the rows of an import that was only checked, stopped or interrupted',
})
export class ContinueImportCommand extends DatabaseCommand<ImportRunOptions> {
  constructor(
    dataSource: DataSource,
    private readonly importRun: ImportRun,
  ) {
    super(dataSource);
  }

  protected execute(options: ImportRunOptions, [id]: string[]): Promise<void> {
    return this.importRun.execute(id!, { ...options, printDocument: this.documentPrinter });
  }

  @Option({
    flags: '--encoding <encoding>',
    description: `Confirms the encoding of a file that is not UTF-8: ${csvEncodings.join(' or ')}`,
  })
  parseEncoding(text: string): CsvEncoding {
    return encodingOf(text);
  }
}
