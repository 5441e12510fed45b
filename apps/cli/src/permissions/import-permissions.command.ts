/** `permissions import <file>`: four permissions for each name of the file that is not there yet. */
import { ImportPermissions } from '#auth/permission';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { readTextFile } from '../utf8-input.js';

@SubCommand({ name: 'import', arguments: '<file>', description: 'Import names, one a line' })
export class ImportPermissionsCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly importPermissions: ImportPermissions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [file]: string[]): Promise<void> {
    const { names, created } = await this.importPermissions.execute(shell, await readTextFile(file!));
    this.say(`${names} names, ${created} permissions created.`);
  }
}
