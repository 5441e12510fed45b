/** `statistics`: prints what the statistics count, as columns or as JSON. */
import { Module } from '@nestjs/common';
import { type ActivityStep, activitySteps } from '#metrics';
import { OperationModule, ReadStatistics } from '#operation';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from './database-command.js';
import { momentOf } from './moment-option.js';
import { printApiJson } from './print.js';
import { shell } from './shell.js';
import { wrongUse } from './usage-error.js';

interface Options {
  from?: Date;
  to?: Date;
  step?: ActivityStep;
  timeZone?: string;
  json?: boolean;
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

  protected async execute({ json, ...request }: Options): Promise<void> {
    const statistics = await this.readStatistics.execute(shell, request);
    if (json) {
      printApiJson(statistics);
      return;
    }
    for (const [index, start] of statistics.steps.entries()) {
      for (const { kind, outcome, counts } of statistics.series) {
        const count = counts[index]!;
        if (count > 0) this.print(start.toISOString(), kind, outcome, count);
      }
    }
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

  @Option({ flags: '--json', description: 'Print one JSON object' })
  parseJson(): boolean {
    return true;
  }
}

@Module({ imports: [OperationModule], providers: [StatisticsCommand] })
export class StatisticsCommandModule {}
