/** A command that works on the database: connects before it and disconnects after it. */
import { Injectable } from '@nestjs/common';
import { CommandRunner } from 'nest-commander';
import { DataSource } from 'typeorm';

@Injectable()
export abstract class DatabaseCommand<Options extends object = object> extends CommandRunner {
  constructor(protected readonly dataSource: DataSource) {
    super();
  }

  override async run(parameters: string[], options: Options): Promise<void> {
    await this.dataSource.initialize();
    try {
      await this.execute(options, parameters);
    } finally {
      await this.dataSource.destroy();
    }
  }

  protected abstract execute(options: Options, parameters: string[]): Promise<void>;

  /** Tells the person at the shell. */
  protected say(line: string): void {
    process.stdout.write(`${line}\n`);
  }
}
