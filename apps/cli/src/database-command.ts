/** Base of all commands that use the database: connects before `execute`, disconnects after it, and prints what it answers. */
import { checkSchema, connect, describeDatabase } from '#database';
import { CodedError } from '#errors';
import { writeActivity } from '#metrics';
import type { Page, PageRequest } from '#paging';
import { Injectable } from '@nestjs/common';
import { CommandRunner, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { printApiJson, printLine } from './print.js';
import { type Column, itemsOf, printItems } from './print-list.js';

@Injectable()
export abstract class DatabaseCommand<Options extends object = object> extends CommandRunner {
  /** Whether to check the schema version first; false for `migrate`. */
  protected readonly needsSchema: boolean = true;
  /** Whether the command changes data. Such a command prints the database's address on standard error first, except with `--json`. */
  protected readonly writes: boolean = true;
  /** Whether the answer is one JSON document. */
  protected isJson = false;

  /** Sentences of the answer, which `--json` prints as `detail`; undefined if another document is printed. */
  private sentences: string[] | undefined = [];

  constructor(protected readonly dataSource: DataSource) {
    super();
  }

  override async run(
    parameters: string[],
    { json, ...options }: Options & { json?: boolean },
  ): Promise<void> {
    this.isJson = json === true;
    const { url } = this.dataSource.options as { url: string };
    await connect(this.dataSource, { url, startupWait: 0 });
    try {
      if (this.needsSchema) await checkSchema(this.dataSource, url);
      if (this.writes && !this.isJson) process.stderr.write(`Working on the ${describeDatabase(url)}.\n`);
      await this.execute(options as unknown as Options, parameters);
      if (this.isJson && this.sentences) printApiJson({ detail: this.sentences.join(' ') });
    } catch (error) {
      throw this.named(error, parameters);
    } finally {
      // What the command did is done, whether or not it can be counted.
      await writeActivity(this.dataSource).catch(() => undefined);
      await this.dataSource.destroy();
    }
  }

  protected abstract execute(options: Options, parameters: string[]): Promise<void>;

  /** Prints one sentence, or a line with the fields separated by tabs. */
  protected print(...fields: readonly (string | number)[]): void {
    if (this.isJson) this.sentences?.push(fields.join(' '));
    else printLine(...fields);
  }

  /**
   * @param document what `--json` prints, with the names of fields as in the HTTP API
   * @param fields what a person reads on one line
   */
  protected answer(document: unknown, ...fields: readonly (string | number)[]): void {
    if (this.isJson) this.printDocument(document);
    else printLine(...fields);
  }

  /** For `--json`: the whole answer, with the names of fields as in the HTTP API. */
  protected printDocument(document: unknown): void {
    this.sentences = undefined;
    printApiJson(document);
  }

  /** `printDocument` for a use of several steps; undefined without `--json`. */
  protected get documentPrinter(): ((document: unknown) => void) | undefined {
    return this.isJson ? (document) => this.printDocument(document) : undefined;
  }

  /**
   * @param list reads a page of a list, which `--json` prints as the HTTP API does, with all items
   * @param documentOf what `--json` prints of an item; left out: the item
   */
  protected printList<Item>(
    list: (page: PageRequest) => Promise<Page<Item>>,
    header: readonly string[],
    columnsOf: (item: Item) => readonly Column[],
    documentOf?: (item: Item) => object,
  ): Promise<void> {
    return this.printItems(itemsOf(list), header, columnsOf, documentOf);
  }

  /** Prints as `printList` does what is no list of pages. */
  protected printItems<Item>(
    items: Iterable<Item> | AsyncIterable<Item>,
    header: readonly string[],
    columnsOf: (item: Item) => readonly Column[],
    documentOf?: (item: Item) => object,
  ): Promise<void> {
    this.sentences = undefined;
    return printItems(items, header, columnsOf, this.isJson, documentOf);
  }

  /**
   * Where several things of a command line may be missing: use cases do not name what they did not find.
   * @param id as it was given; undefined if the command line does not name the thing
   * @throws CodedError `resource.not_found` that names the thing, and what `work` throws otherwise
   */
  protected async naming<Result>(
    thing: string,
    id: string | undefined,
    work: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw id !== undefined && isUnnamed(error) ? nameMissing(error, thing, id) : error;
    }
  }

  /**
   * What `naming` has not named is the argument that is neither a user nor a company. Of `[user|session]` it is the session.
   */
  private named(error: unknown, parameters: readonly string[]): unknown {
    if (!isUnnamed(error)) return error;
    const thing = this.command.registeredArguments
      .map((argument, position) => ({ name: argument.name(), value: parameters[position] }))
      .filter(({ value }) => value !== undefined)
      .toSorted((one, other) => Number(isPerson(one.name)) - Number(isPerson(other.name)))[0];
    if (!thing) return error;
    return nameMissing(error, thing.name.split('|').at(-1)!, thing.value!);
  }

  @Option({ flags: '--json', description: 'Print one JSON document' })
  parseJson(): boolean {
    return true;
  }
}

const isUnnamed = (error: unknown): error is CodedError =>
  error instanceof CodedError && error.code === 'resource.not_found' && !error.names;

const nameMissing = (error: CodedError, thing: string, id: string) =>
  new CodedError(error.code, { names: { [thing]: [id] }, cause: error });

/** Commands identify people first, and that names who is missing. */
const isPerson = (argument: string) => argument === 'user' || argument === 'company';
