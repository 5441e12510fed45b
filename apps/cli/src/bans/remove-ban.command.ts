/** `bans remove <target>`: lifts a ban, and a throttle of the same account, address or network. */
import { RemoveBan } from '#auth/throttle';
import { shell } from '#auth/authorization';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';

@SubCommand({
  name: 'remove',
  arguments: '<target>',
  description: 'Lift a ban, or a throttle, by email, address or network',
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
    if (ban) this.say(`Lifted the ban on ${target}.`);
    if (throttle) this.say(`Lifted the throttle of ${target}.`);
  }
}
