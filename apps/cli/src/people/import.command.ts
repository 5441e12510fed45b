/** `people import <file>`: stores the rows of a CSV file, checks them and does them. */
import { createReadStream } from 'node:fs';
import { IdentifyUser } from '#auth/account';
import { type CsvEncoding, csvEncodings, csvLimits } from '#csv';
import { type ImportKind, importKinds, ReceiveImport } from '#organisation';
import { Option, SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { readBytes } from '../utf8-input.js';
import { encodingOf } from './encoding-option.js';
import { ImportRun, type ImportRunOptions } from './import-run.js';
import { shell } from '../shell.js';
import { wrongUse } from '../usage-error.js';

interface Options extends ImportRunOptions {
  company?: string;
  kind?: ImportKind;
}

@SubCommand({
  name: 'import',
  arguments: '<file>',
  argsDescription: { file: 'CSV file with a line of column names, or - for standard input' },
  description:
    'Invite the people of a CSV file, or create its houses. Shows first what would happen and which rows are wrong. Wrong rows are ' +
    'left out. Can be interrupted and continued, and repeated: no row is done twice. Exits with 0 only if no row is wrong',
})
export class ImportCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly receiveImport: ReceiveImport,
    private readonly importRun: ImportRun,
  ) {
    super(dataSource);
  }

  protected async execute({ company, kind, ...options }: Options, [file]: string[]): Promise<void> {
    if (kind === 'houses' && company === undefined) {
      throw wrongUse({ company: 'Pass --company: houses belong to a company.' });
    }
    const companyId = company === undefined ? undefined : await this.identifyUser.execute(company);
    const content = await contentOf(file!);
    const upload = { content, kind, encoding: options.encoding, companyId };
    await this.importRun.execute(await this.receiveImport.execute(shell, upload), {
      ...options,
      printDocument: this.documentPrinter,
    });
  }

  @Option({
    flags: '--company <company>',
    description:
      'User id or email address of the company; without it, people are invited to Gatehouse only. Houses need one',
  })
  parseCompany(text: string): string {
    return text;
  }

  @Option({
    flags: '--kind <kind>',
    description: `What the rows are: ${importKinds.join(' or ')}; people by default`,
  })
  parseKind(text: string): ImportKind {
    const kind = importKinds.find((known) => known === text);
    if (!kind) throw wrongUse({ kind: `Use one of: ${importKinds.join(', ')}.` });
    return kind;
  }

  @Option({ flags: '--dry-run', description: 'Only show what would happen; nothing is changed' })
  parseDryRun(): boolean {
    return true;
  }

  @Option({
    flags: '--encoding <encoding>',
    description: `Encoding of the file: ${csvEncodings.join(' or ')}. Without it, text that is not UTF-8 needs a confirmation`,
  })
  parseEncoding(text: string): CsvEncoding {
    return encodingOf(text);
  }
}

async function contentOf(file: string): Promise<Buffer> {
  const content = await readBytes(file === '-' ? process.stdin : createReadStream(file), csvLimits.bytes);
  if (!content) throw new Error('The file is larger than 16 MiB. Divide it.');
  return content;
}
