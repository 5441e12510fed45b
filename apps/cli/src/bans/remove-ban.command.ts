/** `bans remove <target>`: lifts the ban and the throttle of an account, an address or a network. */
import { RemoveBan } from '#auth/throttle';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { banTarget } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'remove',
  arguments: '<target>',
  argsDescription: banTarget,
  description: 'Lift the ban and the throttle of an account, an IP address or a network',
})
export class RemoveBanCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly removeBan: RemoveBan,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [text]: string[]): Promise<void> {
    const { target, ban, throttle } = await this.removeBan.execute(shell, text!);
    if (ban) this.print(`Lifted the ban on ${target}.`);
    if (throttle) this.print(`Lifted the throttle of ${target}.`);
  }
}
