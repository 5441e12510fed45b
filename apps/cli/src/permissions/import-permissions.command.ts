/** `permissions import <file>`: creates the missing permissions, four per name (create, read, update, delete). */
import { ImportPermissions } from '#auth/permission';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { readTextFile } from '../utf8-input.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'import',
  arguments: '<file>',
  argsDescription: {
    file: 'UTF-8 text with one permission name per line; lines that start with # are ignored',
  },
  description: 'Create the permissions (create, read, update, delete) of each name in a file',
})
export class ImportPermissionsCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly importPermissions: ImportPermissions,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [file]: string[]): Promise<void> {
    const { names, created } = await this.importPermissions.execute(shell, await readTextFile(file!));
    this.answer({ names, created }, `${names} names, ${created} permissions created.`);
  }
}
