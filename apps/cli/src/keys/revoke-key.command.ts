/** `keys revoke <kid>`: revokes a leaked signing key. */
import { RevokeKey } from '#auth/token';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'revoke',
  arguments: '<kid>',
  argsDescription: { kid: 'Key id, as printed by "keys list"' },
  description:
    'Revoke a signing key: every entry point rejects its tokens immediately, and another key takes over',
})
export class RevokeKeyCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly revokeKey: RevokeKey,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [kid]: string[]): Promise<void> {
    const replacement = await this.revokeKey.execute(shell, kid!.toLowerCase());
    this.print(`Revoked ${kid}.${replacement ? ` ${replacement} signs from now on.` : ''}`);
  }
}
