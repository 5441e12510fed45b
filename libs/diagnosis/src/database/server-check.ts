/** Checks that PostgreSQL can be reached and is set up as Gatehouse needs it. */
import type { Check } from '../check.js';
import type { DiagnosedDatabase } from '../diagnosed-database.js';
import { type Finding, finding } from '../finding.js';
import { reasonOf } from '../reason.js';
import { when } from '../when.js';
import { findCollationVersions, findServerFacts, type ServerFacts } from './server.store.js';

/** `server_version_num` of PostgreSQL 14 and 15. */
const oldestVersion = 140_000;
const collationVersions = 150_000;

/** PostgreSQL warns at 40 million transactions before the end, and stops at 2,147 million. */
const oldestTransaction = 1_000_000_000;

export class ServerCheck implements Check {
  readonly name = 'database';

  constructor(private readonly database: DiagnosedDatabase) {}

  async run(): Promise<readonly Finding[]> {
    try {
      await this.database.connect();
    } catch (error) {
      return [finding('database.unreachable', { reason: reasonOf(error) })];
    }
    return this.database.read(async (db) => {
      const facts = await findServerFacts(db);
      const versions = facts.version < collationVersions ? undefined : await findCollationVersions(db);
      const { stored, actual } = versions ?? { stored: null, actual: null };
      return [
        ...judgeServer(facts),
        ...(stored !== null && actual !== null && stored !== actual
          ? [finding('database.collation', { stored, actual })]
          : []),
      ];
    });
  }
}

export function judgeServer(facts: ServerFacts): Finding[] {
  const { versionName, encoding, dateStyle, defaultDateStyle } = facts;
  const isIso = (style: string) => style.startsWith('ISO');
  return [
    ...when(facts.version < oldestVersion, () => finding('database.version', { version: versionName })),
    ...when(facts.isStandby, () => finding('database.standby', {})),
    ...when(encoding !== 'UTF8', () => finding('database.encoding', { encoding })),
    ...when(!facts.knowsLetters, () => finding('database.locale', {})),
    ...when(!facts.hasTrigrams, () => finding('database.extension', { extension: 'pg_trgm' })),
    ...when(!isIso(dateStyle), () => finding('database.date_style', { value: dateStyle })),
    ...when(isIso(dateStyle) && !isIso(defaultDateStyle), () =>
      finding('database.date_style_default', { value: defaultDateStyle }),
    ),
    ...notDurable(facts).map((parameter) => finding('database.not_durable', { parameter })),
    ...when(facts.autovacuum === 'off', () => finding('database.autovacuum', {})),
    ...when(facts.transactionAge > oldestTransaction, () =>
      finding('database.wraparound', { millions: Math.round(facts.transactionAge / 1_000_000) }),
    ),
  ];
}

function notDurable({ fsync, fullPageWrites, synchronousCommit }: ServerFacts): string[] {
  return [
    ...(fsync === 'off' ? ['fsync'] : []),
    ...(fullPageWrites === 'off' ? ['full_page_writes'] : []),
    ...(synchronousCommit === 'off' ? ['synchronous_commit'] : []),
  ];
}
