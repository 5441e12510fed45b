/** `users security-events <user>`: prints one line per security event. */
import { IdentifyUser } from '#auth/account';
import { ListUserSecurityEvents } from '#auth/security-event';
import { SubCommand } from 'nest-commander';
import { DataSource } from 'typeorm';
import { userArgument } from '../argument-descriptions.js';
import { DatabaseCommand } from '../database-command.js';
import { shell } from '../shell.js';

@SubCommand({
  name: 'security-events',
  arguments: '<user>',
  argsDescription: userArgument,
  description: 'List the security events of an account, newest first: time, kind, reason, address, device',
})
export class SecurityEventsCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly identifyUser: IdentifyUser,
    private readonly listSecurityEvents: ListUserSecurityEvents,
  ) {
    super(dataSource);
  }

  protected async execute(_options: object, [user]: string[]): Promise<void> {
    const userId = await this.identifyUser.execute(user!);
    await this.printList(
      (page) => this.listSecurityEvents.execute(shell, userId, {}, page),
      ['time', 'kind', 'reason', 'address', 'device'],
      ({ occurredAt, kind, reason, address, device }) => [
        occurredAt.toISOString(),
        kind,
        reason ?? '-',
        address ?? '-',
        device ?? '-',
      ],
    );
  }
}
