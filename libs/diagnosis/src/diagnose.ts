/** Runs all checks at the same time, each within a time limit, and mends what can be mended without harm. */
import { pause } from '#background';
import { Injectable } from '@nestjs/common';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { type Check, type CheckName, checkNames } from './check.js';
import { DatabaseAway } from './diagnosed-database.js';
import { type Finding, finding, severityOf } from './finding.js';
import type { Severity } from './finding-definition.js';
import { reasonOf } from './reason.js';

/** `ok`: no finding. `unused`: the settings do not name what it looks at. `skipped`: the database is away. */
export const checkStates = ['ok', 'note', 'warning', 'fault', 'unused', 'skipped'] as const;
export type CheckState = (typeof checkStates)[number];

export interface CheckResult {
  readonly name: CheckName;
  readonly state: CheckState;
  /** The most severe first. */
  readonly findings: readonly Finding[];
  readonly milliseconds: number;
}

export interface Diagnosis {
  /** The most severe state of the checks; `ok` also with notes. */
  readonly state: 'ok' | 'warning' | 'fault';
  readonly finishedAt: Date;
  readonly checks: readonly CheckResult[];
}

export interface Mended {
  readonly finding: Finding;
  /** Why it could not be mended. */
  readonly failure?: string;
}

/** Milliseconds that a check may take. */
const limit = 8_000;

/** Milliseconds for which a diagnosis answers later calls: each one opens connections to every server. */
const reuse = 5_000;

@Injectable()
export class Diagnose {
  private latest: Promise<Diagnosis> | undefined;

  constructor(
    private readonly checks: readonly Check[],
    private readonly limits = { check: limit, reuse },
  ) {}

  /**
   * Concurrent calls, and calls of the next seconds, share one diagnosis.
   * @throws CodedError `authorization.refused`
   */
  async execute(actor: Actor): Promise<Diagnosis> {
    requireSuperuser(actor);
    this.latest ??= this.run();
    return this.latest;
  }

  /**
   * Mends what can be mended without harm, and forgets the diagnosis.
   * @throws CodedError `authorization.refused`
   */
  async mend(actor: Actor, { checks }: Diagnosis): Promise<readonly Mended[]> {
    requireSuperuser(actor);
    const mended: Mended[] = [];
    for (const one of checks.flatMap(({ findings }) => findings)) {
      if (!one.mend) continue;
      try {
        await one.mend();
        mended.push({ finding: one });
      } catch (error) {
        mended.push({ finding: one, failure: reasonOf(error) });
      }
    }
    this.latest = undefined;
    return mended;
  }

  private async run(): Promise<Diagnosis> {
    const checks = await Promise.all(this.checks.map((check) => this.resultOf(check)));
    checks.sort((one, other) => checkNames.indexOf(one.name) - checkNames.indexOf(other.name));
    const states = new Set(checks.map(({ state }) => state));
    const diagnosis: Diagnosis = {
      state: states.has('fault') ? 'fault' : states.has('warning') ? 'warning' : 'ok',
      finishedAt: new Date(),
      checks,
    };
    const { latest } = this;
    setTimeout(() => {
      if (this.latest === latest) this.latest = undefined;
    }, this.limits.reuse).unref();
    return diagnosis;
  }

  private async resultOf(check: Check): Promise<CheckResult> {
    const begun = performance.now();
    const { state, findings } = await this.outcomeOf(check);
    return { name: check.name, state, findings, milliseconds: Math.round(performance.now() - begun) };
  }

  private async outcomeOf(check: Check): Promise<Pick<CheckResult, 'state' | 'findings'>> {
    try {
      const findings = await this.withinLimit(check.run());
      return findings === 'unused' ? { state: 'unused', findings: [] } : judged(findings);
    } catch (error) {
      if (error instanceof DatabaseAway) return { state: 'skipped', findings: [] };
      return judged([finding('check.failed', { reason: reasonOf(error) })]);
    }
  }

  private async withinLimit(run: ReturnType<Check['run']>): ReturnType<Check['run']> {
    const settled = new AbortController();
    const seconds = this.limits.check / 1000;
    const late = pause(this.limits.check, settled.signal).then(() => [
      finding('check.timed_out', { seconds }),
    ]);
    try {
      return await Promise.race([run, late]);
    } finally {
      settled.abort();
    }
  }
}

const order: readonly Severity[] = ['fault', 'warning', 'note'];

function judged(findings: readonly Finding[]): Pick<CheckResult, 'state' | 'findings'> {
  const sorted = findings.toSorted(
    (one, other) => order.indexOf(severityOf(one)) - order.indexOf(severityOf(other)),
  );
  return { state: sorted[0] ? severityOf(sorted[0]) : 'ok', findings: sorted };
}
