/** `keys rotate`: publishes the next signing key ahead of schedule. */
import { RotateKeys } from '#auth/token';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'rotate',
  description:
    'Publish the next signing key, which starts to sign after SIGNING_KEY_LEAD_SECONDS; all sessions stay valid',
})
export class RotateKeysCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly rotateKeys: RotateKeys,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const { kid, activatesAt, made } = await this.rotateKeys.now(shell);
    const when = `it signs from ${activatesAt.toISOString()}`;
    this.answer(
      { kid, activatesAt, made },
      made ? `Published ${kid}; ${when}.` : `Nothing to do: ${kid} is published already; ${when}.`,
    );
  }
}
