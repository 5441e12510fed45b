/** `overview`: prints which apps run, what waits, and what needs a person. */
import { Module } from '@nestjs/common';
import { OperationModule, type Overview, ReadOverview } from '#operation';
import { Command } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { shell } from './shell.js';

@Command({
  name: 'overview',
  description: 'Show what needs a person, which apps run, which servers they reach, and what waits',
})
export class OverviewCommand extends DatabaseCommand {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readOverview: ReadOverview,
  ) {
    super(dataSource);
  }

  protected async execute(): Promise<void> {
    const overview = await this.readOverview.execute(shell);
    if (this.isJson) this.printDocument(overview);
    else this.printLines(overview);
  }

  private printLines({ attention, apps, servers, sessions, mails, events, keys, ...counts }: Overview): void {
    for (const { code, parameters } of attention) {
      const details = Object.entries(parameters).map(([name, value]) => `${name}=${textOf(value)}`);
      this.print('attention', code, ...details);
    }
    if (attention.length === 0) this.print('attention', 'none');
    for (const { app, version, host, startedAt, isRunning } of apps) {
      this.print(
        'app',
        app,
        isRunning ? 'running' : 'gone',
        version,
        host,
        `since ${startedAt.toISOString()}`,
      );
    }
    for (const [name, state] of Object.entries(servers)) this.print('server', name, state);
    this.print('sessions', `${sessions.isExact ? '' : 'about '}${sessions.count}`);
    this.print('mails', `${mails.waiting} waiting`, `${mails.failed} failed`);
    if (events) this.print('events', `${events.waiting} waiting`);
    for (const { kid, state, activatesAt } of keys.keys)
      this.print('key', kid, state, activatesAt.toISOString());
    this.print('companies', `${counts.approvalsWaiting} waiting for approval`);
    this.print('bans', `${counts.bans} in force`, `${counts.throttles} throttles`);
  }
}

@Module({ imports: [OperationModule], providers: [OverviewCommand] })
export class OverviewCommandModule {}

function textOf(value: Overview['attention'][number]['parameters'][string]): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? value.join(',') : String(value);
}
