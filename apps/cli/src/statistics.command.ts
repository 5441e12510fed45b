/** `statistics`: prints what the statistics count, as columns or as JSON. */
import { Module } from '@nestjs/common';
import { type ActivityStep, activitySteps } from '#metrics';
import { OperationModule, ReadStatistics } from '#operation';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { momentOf } from './moment-option.js';
import { shell } from './shell.js';
import { wrongUse } from './usage-error.js';

interface Options {
  from?: Date;
  to?: Date;
  step?: ActivityStep;
  timeZone?: string;
}

@Command({
  name: 'statistics',
  description: 'Count logins, refreshes, registrations and more: start, kind, outcome, count',
})
export class StatisticsCommand extends DatabaseCommand<Options> {
  protected override readonly writes = false;

  constructor(
    dataSource: DataSource,
    private readonly readStatistics: ReadStatistics,
  ) {
    super(dataSource);
  }

  protected async execute(request: Options): Promise<void> {
    const statistics = await this.readStatistics.execute(shell, request);
    if (this.isJson) return this.printDocument(statistics);
    const rows = statistics.steps.flatMap((start, index) =>
      statistics.series.map(({ kind, outcome, counts }) => [start, kind, outcome, counts[index]!] as const),
    );
    await this.printItems(
      rows.filter(([, , , count]) => count > 0),
      ['start', 'kind', 'outcome', 'count'],
      ([start, ...columns]) => [start.toISOString(), ...columns],
    );
  }

  @Option({
    flags: '--from <time>',
    description: 'Start, such as 2027-01-31T12:00:00Z; default: 24 hours or 30 days ago',
  })
  parseFrom(text: string): Date {
    return momentOf('from', text);
  }

  @Option({ flags: '--to <time>', description: 'End, exclusive; default: now' })
  parseTo(text: string): Date {
    return momentOf('to', text);
  }

  @Option({ flags: '--step <step>', description: `One of: ${activitySteps.join(', ')}; default: hour` })
  parseStep(text: string): ActivityStep {
    const step = activitySteps.find((known) => known === text);
    if (!step) throw wrongUse({ step: `Enter one of: ${activitySteps.join(', ')}.` });
    return step;
  }

  @Option({
    flags: '--time-zone <name>',
    description: 'Where the days begin, such as Europe/Moscow; default: UTC',
  })
  parseTimeZone(text: string): string {
    return text;
  }
}

@Module({ imports: [OperationModule], providers: [StatisticsCommand] })
export class StatisticsCommandModule {}
