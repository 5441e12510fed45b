/** `migrate`: brings the database schema up to date. */
import { DatabaseSettings } from '#config';
import { runMigrations } from '#database';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({ name: 'migrate', description: 'Bring the database schema up to date' })
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
    const ran = await runMigrations(this.dataSource, appRole);
    for (const name of ran) this.say(`applied ${name}`);
    this.say(ran.length > 0 ? 'The schema is up to date.' : 'The schema was up to date already.');
    if (appRole) this.say(`The role ${appRole.name} has the rights the apps need.`);
  }
}
