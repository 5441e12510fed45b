/** `flushexpiredtokens`: removes what has expired, as the worker does each hour. */
import { FlushExpired } from '#auth/session';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({ name: 'flushexpiredtokens', description: 'Remove expired sessions, refresh tokens and codes' })
export class FlushExpiredTokensCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly flushExpired: FlushExpired,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const { refreshTokens, sessions, codes, securityEvents, throttles } = await this.flushExpired.execute();
    this.say(
      `Removed ${refreshTokens} refresh tokens, ${sessions} sessions, ${codes} codes, ` +
        `${securityEvents} security events and ${throttles} throttles.`,
    );
  }
}
