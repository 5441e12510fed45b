/** `migrate`: applies pending migrations. */
import { Module } from '@nestjs/common';
import { DatabaseSettings } from '#config';
import { runMigrations } from '#database';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({
  name: 'migrate',
  description: 'Apply pending database migrations, and grant DB_APP_USERNAME its privileges',
})
export class MigrateCommand extends DatabaseCommand {
  protected override readonly needsSchema = false;

  constructor(
    dataSource: DataSource,
    private readonly settings: DatabaseSettings,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const { appRole } = this.settings;
    const ran = await runMigrations(this.dataSource, appRole, (line) => process.stderr.write(`${line}\n`));
    if (this.isJson) return this.printDocument({ applied: ran });
    for (const name of ran) this.print(`applied ${name}`);
    this.print(ran.length > 0 ? 'The schema is up to date.' : 'The schema was already up to date.');
    if (appRole) this.print(`The role ${appRole.name} has the privileges that the apps need.`);
  }
}

@Module({ providers: [MigrateCommand] })
export class MigrateCommandModule {}
