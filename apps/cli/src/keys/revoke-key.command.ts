/** `keys revoke <kid>`: for a signing key that is in the wrong hands. */
import { RevokeKey } from '#auth/token';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'revoke',
  arguments: '<kid>',
  description:
    'End all tokens that this key signed, on every entry point immediately; another key signs from then on',
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
    this.say(`Revoked ${kid}.${replacement ? ` ${replacement} signs in its place.` : ''}`);
  }
}
