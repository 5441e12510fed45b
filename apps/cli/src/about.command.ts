/** `about`: prints the versions, the migrations, and the licences of the dependencies. */
import { Module } from '@nestjs/common';
import { OperationModule, DescribeProduct } from '#operation';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { printApiJson } from './print.js';
import { shell } from './shell.js';

interface Options {
  json?: boolean;
}

@Command({
  name: 'about',
  description: 'Show the versions of Gatehouse, Node.js and PostgreSQL, the migrations, and all licences',
})
export class AboutCommand extends DatabaseCommand<Options> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly describeProduct: DescribeProduct,
  ) {
    super(dataSource);
  }

  protected async execute({ json }: Options): Promise<void> {
    const product = await this.describeProduct.execute(shell);
    if (json) {
      printApiJson(product);
      return;
    }
    const { version, node, postgresql, migrations, licences } = product;
    this.print('gatehouse', version);
    this.print('node', node);
    this.print('postgresql', postgresql);
    this.print('migrations', `${migrations.applied} applied`, `${migrations.pending.length} pending`);
    for (const { name, version, licence } of licences)
      this.print('licence', name, version, licence ?? 'none named');
  }

  @Option({ flags: '--json', description: 'Print one JSON object' })
  parseJson(): boolean {
    return true;
  }
}

@Module({ imports: [OperationModule], providers: [AboutCommand] })
export class AboutCommandModule {}
