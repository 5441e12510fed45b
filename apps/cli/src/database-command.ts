/** A command that works on the database: connects before it and disconnects after it. */
import { checkSchema, connect, describeDatabase } from '#database';
import { Injectable } from '@nestjs/common';
import { CommandRunner } from 'nest-commander';
import { DataSource } from 'typeorm';
import { printable, printableLines } from './printable.js';

@Injectable()
export abstract class DatabaseCommand<Options extends object = object> extends CommandRunner {
  /** Off for the command that brings the schema up to date. */
  protected readonly needsSchema: boolean = true;
  /** A command that changes anything names its database first: on standard error, beside the result. */
  protected readonly writes: boolean = true;

  constructor(protected readonly dataSource: DataSource) {
    super();
  }

  override async run(parameters: string[], options: Options): Promise<void> {
    const { url } = this.dataSource.options as { url: string };
    await connect(this.dataSource, { url, startupWait: 0 });
    try {
      if (this.needsSchema) await checkSchema(this.dataSource, url);
      if (this.writes) process.stderr.write(`Working on the ${describeDatabase(url)}.\n`);
      await this.execute(options, parameters);
    } finally {
      await this.dataSource.destroy();
    }
  }

  protected abstract execute(options: Options, parameters: string[]): Promise<void>;

  /** Prints a line; several fields are its columns, separated by tabs. */
  protected say(...fields: readonly (string | number)[]): void {
    process.stdout.write(`${fields.map((field) => printable(String(field))).join('\t')}\n`);
  }

  /** Prints JSON, on one line or indented. */
  protected sayJson(value: unknown, indent?: number): void {
    process.stdout.write(`${printableLines(JSON.stringify(value, undefined, indent))}\n`);
  }
}
