/** Base of all commands that use the database: connects before `execute` and disconnects after it. */
import { checkSchema, connect, describeDatabase } from '#database';
import { CodedError } from '#errors';
import { writeActivity } from '#metrics';
import { Injectable } from '@nestjs/common';
import { CommandRunner } from 'nest-commander';
import { DataSource } from 'typeorm';
import { printJson, printLine } from './print.js';

@Injectable()
export abstract class DatabaseCommand<Options extends object = object> extends CommandRunner {
  /** Whether to check the schema version first; false for `migrate`. */
  protected readonly needsSchema: boolean = true;
  /** Whether the command changes data. Such a command prints the database's address on standard error first, except with `--json`. */
  protected readonly writes: boolean = true;

  constructor(protected readonly dataSource: DataSource) {
    super();
  }

  override async run(parameters: string[], options: Options): Promise<void> {
    const { url } = this.dataSource.options as { url: string };
    await connect(this.dataSource, { url, startupWait: 0 });
    try {
      if (this.needsSchema) await checkSchema(this.dataSource, url);
      if (this.writes && !isJson(options)) process.stderr.write(`Working on the ${describeDatabase(url)}.\n`);
      await this.execute(options, parameters);
    } catch (error) {
      throw this.named(error, parameters);
    } finally {
      // What the command did is done, whether or not it can be counted.
      await writeActivity(this.dataSource).catch(() => undefined);
      await this.dataSource.destroy();
    }
  }

  /** Use cases do not name what they did not find: it is the argument that is neither a user nor a company. Of
   * `[user|session]` it is the session. */
  private named(error: unknown, parameters: readonly string[]): unknown {
    if (!(error instanceof CodedError) || error.code !== 'resource.not_found' || error.names) return error;
    const thing = this.command.registeredArguments
      .map((argument, position) => ({ name: argument.name(), value: parameters[position] }))
      .filter(({ value }) => value !== undefined)
      .toSorted((one, other) => Number(isPerson(one.name)) - Number(isPerson(other.name)))[0];
    if (!thing) return error;
    return new CodedError(error.code, {
      names: { [thing.name.split('|').at(-1)!]: [thing.value!] },
      cause: error,
    });
  }

  protected abstract execute(options: Options, parameters: string[]): Promise<void>;

  /** Prints one line with the fields separated by tabs. */
  protected print(...fields: readonly (string | number)[]): void {
    printLine(...fields);
  }

  /** @param indent spaces per level; without it the JSON is one line */
  protected printJson(value: unknown, indent?: number): void {
    printJson(value, indent);
  }
}

/** Commands identify people first, and that names who is missing. */
const isPerson = (argument: string) => argument === 'user' || argument === 'company';

const isJson = (options: { json?: boolean }) => options.json === true;
