/** `migrate`: brings the database schema up to date. */
import { runMigrations } from '#database';
import { Command } from 'nest-commander';
import { DatabaseCommand } from './database-command.js';

@Command({ name: 'migrate', description: 'Bring the database schema up to date' })
export class MigrateCommand extends DatabaseCommand {
  protected override readonly needsSchema = false;

  protected async execute(): Promise<void> {
    const ran = await runMigrations(this.dataSource);
    for (const name of ran) this.say(`applied ${name}`);
    this.say(ran.length > 0 ? 'The schema is up to date.' : 'The schema was up to date already.');
  }
}
