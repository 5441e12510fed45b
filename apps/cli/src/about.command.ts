/** `about`: prints the versions, the migrations, and the licences of the dependencies. */
import { Module } from '@nestjs/common';
import { OperationModule, DescribeProduct } from '#operation';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { shell } from './shell.js';

@Command({
  name: 'about',
  description: 'Show the versions of Gatehouse, Node.js and PostgreSQL, the migrations, and all licences',
})
export class AboutCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly describeProduct: DescribeProduct,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const product = await this.describeProduct.execute(shell);
    if (this.isJson) return this.printDocument(product);
    const { version, node, postgresql, migrations, licences } = product;
    this.print('gatehouse', version);
    this.print('node', node);
    this.print('postgresql', postgresql);
    this.print('migrations', `${migrations.applied} applied`, `${migrations.pending.length} pending`);
    for (const { name, version, licence } of licences)
      this.print('licence', name, version, licence ?? 'none named');
  }
}

@Module({ imports: [OperationModule], providers: [AboutCommand] })
export class AboutCommandModule {}
