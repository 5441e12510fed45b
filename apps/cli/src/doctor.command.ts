/** `doctor`: diagnoses the installation. Exits with 0 if all is well, 1 with warnings, 2 with faults. */
import {
  Diagnose,
  DiagnosisModule,
  type Diagnosis,
  describeFinding,
  type Mended,
  presentFinding,
} from '#diagnosis';
import { Module } from '@nestjs/common';
import { Command, CommandRunner, Option } from 'nest-commander';
import { DataSource } from 'typeorm';
import { printApiJson, printLine } from './print.js';
import { shell } from './shell.js';

interface Options {
  fix?: boolean;
  json?: boolean;
}

const exitCodes = { ok: 0, warning: 1, fault: 2 } as const;

@Command({
  name: 'doctor',
  description:
    'Diagnose the installation: what is wrong, why it matters, what to do; exits with 0 (well), 1 (warnings) or 2 (faults)',
})
export class DoctorCommand extends CommandRunner {
  constructor(
    private readonly dataSource: DataSource,
    private readonly diagnose: Diagnose,
  ) {
    super();
  }

  override async run(_parameters: string[], { fix, json }: Options): Promise<void> {
    try {
      const first = await this.diagnose.execute(shell);
      const mended = fix ? await this.diagnose.mend(shell, first) : [];
      const diagnosis = mended.length > 0 ? await this.diagnose.execute(shell) : first;
      if (json) printApiJson({ ...jsonOf(diagnosis), ...(fix && { mended: mended.map(mendedJson) }) });
      else printText(diagnosis, mended);
      process.exitCode = exitCodes[diagnosis.state];
    } finally {
      if (this.dataSource.isInitialized) await this.dataSource.destroy();
    }
  }

  @Option({
    flags: '--fix',
    description: 'Mend what can be mended without harm, such as missing topics, and diagnose again',
  })
  parseFix(): boolean {
    return true;
  }

  @Option({ flags: '--json', description: 'Print one JSON object' })
  parseJson(): boolean {
    return true;
  }
}

@Module({ imports: [DiagnosisModule], providers: [DoctorCommand] })
export class DoctorCommandModule {}

function printText({ checks, state }: Diagnosis, mended: readonly Mended[]): void {
  for (const { finding, failure } of mended) {
    printLine(
      failure === undefined ? 'mended' : 'not mended',
      describeFinding(finding, 'en').what,
      failure ?? '',
    );
  }
  for (const { name, state: found, findings } of checks) {
    printLine(`${name}: ${found}`);
    for (const one of findings) {
      const { severity, code, what, why, remedy, mendable } = presentFinding(one, 'en');
      printLine(`  ${severity} ${code}: ${what}`);
      printLine(`    why: ${why}`);
      printLine(`    do: ${remedy}${mendable ? ' (doctor --fix does it)' : ''}`);
    }
  }
  printLine(`result: ${state}`);
}

function jsonOf({ state, finishedAt, checks }: Diagnosis): object {
  return {
    state,
    finishedAt,
    checks: checks.map(({ findings, ...check }) => ({
      ...check,
      findings: findings.map((one) => presentFinding(one, 'en')),
    })),
  };
}

const mendedJson = ({ finding: { code, parameters }, failure }: Mended) => ({
  code,
  parameters,
  failure: failure ?? null,
});
