/** `flushexpiredtokens`: deletes expired rows now, as the worker does every hour. */
import { Module } from '@nestjs/common';
import { CleanUpModule, FlushExpired } from '#auth/clean-up';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';

@Command({
  name: 'flushexpiredtokens',
  description:
    'Delete expired sessions, refresh tokens, codes, security events and throttles, as the worker does every hour',
})
export class FlushExpiredTokensCommand extends DatabaseCommand {
  constructor(
    dataSource: DataSource,
    private readonly flushExpired: FlushExpired,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const deleted = await this.flushExpired.execute();
    const { refreshTokens, sessions, codes, securityEvents, throttles } = deleted;
    this.answer(
      deleted,
      `Deleted ${refreshTokens} refresh tokens, ${sessions} sessions, ${codes} codes, ` +
        `${securityEvents} security events and ${throttles} throttles.`,
    );
  }
}

@Module({ imports: [CleanUpModule], providers: [FlushExpiredTokensCommand] })
export class FlushExpiredTokensCommandModule {}
