/** `keys list`: prints one line per signing key. */
import { ListKeys } from '#auth/token';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'list',
  description:
    'List the signing keys: key id, state (published, signing, retired or revoked), start of signing',
})
export class ListKeysCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly listKeys: ListKeys,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    await this.printItems(
      await this.listKeys.execute(shell),
      ['key id', 'state', 'start of signing'],
      ({ kid, state, activatesAt }) => [kid, state, activatesAt.toISOString()],
    );
  }
}
