/** Checks that signing keys are exchanged in time. */
import { shell } from '#auth/authorization';
import { type KeySchedule, ReadKeySchedule } from '#auth/token';
import type { TokenSettings } from '#config';
import type { Check } from '../check.js';
import type { DiagnosedDatabase } from '../diagnosed-database.js';
import { type Finding, finding } from '../finding.js';

/** Milliseconds. The worker looks every ten minutes. */
const patience = 30 * 60_000;
const day = 24 * 3600_000;

export class SigningKeysCheck implements Check {
  readonly name = 'signing-keys';

  constructor(
    private readonly database: DiagnosedDatabase,
    private readonly settings: TokenSettings,
  ) {}

  async run(): Promise<readonly Finding[] | 'unused'> {
    if (this.settings.algorithm === 'HS256') return 'unused';
    await this.database.connectOrThrow();
    const schedule = new ReadKeySchedule(this.database.dataSource, this.settings);
    return judgeKeys(await schedule.execute(shell), new Date());
  }
}

export function judgeKeys({ keys, nextDueAt }: KeySchedule, now: Date): Finding[] {
  const signing = keys.find(({ state }) => state === 'signing');
  if (!signing) return [finding('signing_keys.none', {})];
  if (nextDueAt === null || now.getTime() - nextDueAt.getTime() < patience) return [];
  const days = Math.floor((now.getTime() - signing.activatesAt.getTime()) / day);
  return [finding('signing_keys.overdue', { days, due: nextDueAt.toISOString() })];
}
