/** Runs imports of old databases, for the database specs of the import. */
import { afterAll, inject } from 'vitest';
import {
  ImportLegacy,
  type ImportLegacyOptions,
} from '../../../../apps/cli/src/import-legacy/import-legacy.js';
import type { ImportedKind } from '../../../../apps/cli/src/import-legacy/legacy-import.store.js';
import { legacyDatabase, type LegacyState, sql } from './legacy-database.js';
import { databaseWithOwner } from '../migrated-database.js';
import { passwordHasher } from '../../use-cases/password-hasher.js';
import { superuser } from '../user-rows.js';
import { accountSettings } from '../../use-cases/accounts.js';

export interface FinishedImport {
  readonly counts: ReadonlyMap<string, ImportedKind>;
  /** `<kind> <old id> <skipped|changed>: <remark>` each. */
  readonly remarks: readonly string[];
}

/** Call it once, at the top of a spec. */
export function legacyImports() {
  const roles = databaseWithOwner();
  const database = () => roles().app;
  const drops: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const drop of drops) await drop();
  });

  const settings = { ...accountSettings, defaultLanguage: 'ru' } as const;
  const importer = () => new ImportLegacy(database(), passwordHasher(), settings);

  async function run(
    from: string,
    batch = 3,
    onProgress: ImportLegacyOptions['onProgress'] = () => undefined,
  ): Promise<FinishedImport> {
    const report = await importer().execute(superuser, { from, batch, onProgress });
    const remarks: string[] = [];
    for await (const { kind, id, skipped, remark } of report.remarks()) {
      remarks.push(`${kind} ${id} ${skipped ? 'skipped' : 'changed'}: ${remark}`);
    }
    return { counts: await report.counts(), remarks };
  }

  return {
    database,
    importer,
    run,
    /** @param additions SQL for the restored dump; @returns its URL */
    async oldDatabase(state: LegacyState, additions = ''): Promise<string> {
      const { url, drop } = await legacyDatabase(inject('postgres'), state);
      drops.push(drop);
      if (additions) await sql(url, additions);
      return url;
    },
    /** Removes all imported and registered users. */
    async clearDatabase(): Promise<void> {
      await roles().owner.query(
        `DELETE FROM users;
         ALTER TABLE users ALTER id RESTART;
         TRUNCATE permissions, permission_groups, house_groups, houses, legacy_imports, legacy_remarks CASCADE`,
      );
    },
    rows: (query: string, values: unknown[] = []) => database().query(query, values),
  };
}
