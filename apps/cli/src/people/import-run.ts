/** Runs an import to its end in the command's process, beside the workers, and prints what happens. */
import type { CsvEncoding } from '#csv';
import { CodedError } from '#errors';
import { type CountedImport, ReadImport, RunImport, type SeenRow, StartImport } from '#organisation';
import { Injectable } from '@nestjs/common';
import { InquirerService } from 'nest-commander';
import { withProgress } from '../progress-display.js';
import type { EncodingAnswer } from './encoding.questions.js';
import {
  commandFor,
  doneOf,
  failureOf,
  printCheck,
  printHeading,
  printResult,
  printSample,
  progressOf,
} from './import-report.js';
import { untilInterrupted } from './until-interrupted.js';
import { shell } from '../shell.js';

export interface ImportRunOptions {
  readonly encoding?: CsvEncoding;
  readonly dryRun?: boolean;
  /** Prints the answer for `--json`; left out: sentences are printed. */
  readonly printDocument?: ((document: unknown) => void) | undefined;
}

/** Rows that are printed; a file has up to 100,000. */
const shownRows = 100;
const sampleRows = 3;

@Injectable()
export class ImportRun {
  constructor(
    private readonly readImport: ReadImport,
    private readonly runImport: RunImport,
    private readonly startImport: StartImport,
    private readonly inquirer: InquirerService,
  ) {}

  /** @throws Error if the import does not end, or rows are wrong */
  async execute(id: string, options: ImportRunOptions): Promise<void> {
    const found = await untilInterrupted((stopping) => this.run(id, options, stopping));
    options.printDocument?.({ ...found, wrong: await this.wrongRows(id) });
    const failure = failureOf(found, options.dryRun);
    if (failure !== undefined) throw new Error(failure);
  }

  private async run(id: string, options: ImportRunOptions, stopping: AbortSignal): Promise<CountedImport> {
    const print = !options.printDocument;
    let found = await this.readImport.execute(shell, id);
    if (print) printHeading(found);
    if (found.state === 'stopped') found = await this.start(found, options);
    if (found.state === 'checking') found = await this.phase('Checked', found, stopping);
    if (print && found.state === 'checked') printCheck(found, await this.wrongRows(id));
    if (found.state === 'checked' && !options.dryRun && !stopping.aborted) {
      found = await this.start(found, options);
    }
    if (found.state === 'running') found = await this.phase('Imported', found, stopping);
    if (print && doneOf(found) > 0) printResult(found, await this.wrongRows(id));
    return found;
  }

  private phase(name: string, { id }: CountedImport, stopping: AbortSignal): Promise<CountedImport> {
    return withProgress((show) =>
      this.runImport.execute(shell, id, {
        stopping,
        onProgress: (found) => show(name, progressOf(found), found.counts.total),
      }),
    );
  }

  private async start(found: CountedImport, options: ImportRunOptions): Promise<CountedImport> {
    const { id, encoding } = found;
    const isConfirmed = encoding === 'utf-8' || options.encoding !== undefined;
    if (!isConfirmed && !(await this.isReadable(found, options))) {
      throw new Error(
        `Nothing is imported. If the rows are readable as ${encoding}, confirm it with: ` +
          commandFor('continue-import', found, `--encoding ${encoding}`),
      );
    }
    try {
      await this.startImport.execute(shell, id, options.encoding ?? encoding);
    } catch (error) {
      // Another process started or cancelled it: the state says which.
      if (!(error instanceof CodedError) || error.code !== 'import.wrong_state') throw error;
    }
    return this.readImport.execute(shell, id);
  }

  /** Asks on a terminal, and assumes no without one. */
  private async isReadable(found: CountedImport, { printDocument }: ImportRunOptions): Promise<boolean> {
    if (printDocument) return false;
    const page = { limit: sampleRows, after: undefined, outcome: undefined };
    printSample(found, (await this.readImport.rows(shell, found.id, page)).items);
    if (!process.stdin.isTTY) return false;
    const { isReadable } = await this.inquirer.ask<EncodingAnswer>('import-encoding', undefined);
    return isReadable;
  }

  private async wrongRows(id: string): Promise<readonly SeenRow[]> {
    const page = { limit: shownRows, after: undefined, outcome: 'wrong' } as const;
    return (await this.readImport.rows(shell, id, page)).items;
  }
}
