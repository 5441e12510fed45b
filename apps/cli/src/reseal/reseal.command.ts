/** `reseal`: seals with `SECRET_KEY` what an old key sealed. */
import { SecondFactorModule } from '#auth/second-factor';
import { Module } from '@nestjs/common';
import { Command, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { DatabaseCommand } from '../database-command.js';
import { withProgress } from '../progress-display.js';
import { shell } from '../shell.js';
import { Reseal } from './reseal.js';

interface Options {
  dryRun?: boolean;
}

@Command({
  name: 'reseal',
  description:
    'Seal with SECRET_KEY what a key of SECRET_KEY_FALLBACKS sealed; apps may run, and an interrupted run can be repeated',
})
export class ResealCommand extends DatabaseCommand<Options> {
  constructor(
    dataSource: DataSource,
    private readonly reseal: Reseal,
  ) {
    super(dataSource);
  }

  protected async execute({ dryRun = false }: Options): Promise<void> {
    const report = await withProgress((show) => this.reseal.execute(shell, dryRun, show));
    const counted = dryRun ? 'to_reseal' : 'resealed';
    if (this.isJson) {
      this.printDocument({
        items: report.map(({ kind, rows, old, unopened }) => ({ kind, rows, [counted]: old, unopened })),
      });
    }
    for (const { kind, rows, old, unopened } of report) {
      this.print(
        kind,
        `${old} of ${rows} ${dryRun ? 'to seal anew' : 'sealed anew'}`,
        `${unopened} not opened`,
      );
    }
    const unopened = report.reduce((sum, each) => sum + each.unopened, 0);
    if (unopened === 0) return;
    process.stderr.write(
      `No key of SECRET_KEY and SECRET_KEY_FALLBACKS opens ${unopened} rows. Add the key that sealed them.\n`,
    );
    process.exitCode = 1;
  }

  @Option({ flags: '--dry-run', description: 'Only count what is sealed with an old key' })
  parseDryRun(): boolean {
    return true;
  }
}

@Module({ imports: [SecondFactorModule], providers: [Reseal, ResealCommand] })
export class ResealCommandModule {}
