/** Writes accounts back to the database of the Django service, so that an operator can return to that service. */
import { AccountSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { invalidOptions } from '#errors';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { connectToLegacy, identityOf, reasonOf, schemaOf } from '../import-legacy/legacy-connection.js';
import { countAccounts, findImportState, readAccounts } from './exported-accounts.store.js';
import {
  applyAccounts,
  beginExport,
  type ExportCounts,
  type ExportRemark,
  sendAccounts,
} from './legacy-accounts.store.js';

export interface LegacyExport {
  /** URL of the old database. */
  readonly to: string;
  /** Called after each batch with the number of users read so far, and of all users. */
  readonly onProgress: (done: number, total: number) => void;
}

export interface ExportReport {
  readonly counts: ExportCounts;
  readonly remarks: readonly ExportRemark[];
}

const batch = 1000;

@Injectable()
export class ExportLegacy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Writes all accounts in one transaction of the old database: after a failure it is unchanged. A repeated export updates the
   * accounts that the first one added. Both services should be stopped.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for `to`
   */
  async execute(actor: Actor, { to, onProgress }: LegacyExport): Promise<ExportReport> {
    requireSuperuser(actor);
    const client = await connectToLegacy(to, 'to');
    try {
      const source = await identityOf(client, await schemaOf(client));
      const report = await this.export(client, source, onProgress);
      await inTransaction(this.dataSource, (db) =>
        recordChange(db, actor, {
          action: 'legacy.exported',
          target: source,
          before: null,
          after: { ...report.counts },
        }),
      );
      return report;
    } catch (cause) {
      // Errors of the old database have an SQLSTATE.
      if (!(cause instanceof Error) || !('severity' in cause)) throw cause;
      throw invalidOptions({ to: `The old database failed and is unchanged: ${reasonOf(cause)}.` });
    } finally {
      await client.end();
    }
  }

  private async export(
    client: Client,
    source: string,
    onProgress: LegacyExport['onProgress'],
  ): Promise<ExportReport> {
    const state = await readFrom(this.dataSource, (db) => findImportState(db, source));
    if (!state) throw invalidOptions({ to: 'This database was never imported here with import-legacy.' });
    await beginExport(client);
    const total = await readFrom(this.dataSource, countAccounts);
    let done = 0;
    for (let after = 0; ;) {
      const page = { after, limit: batch };
      const accounts = await readFrom(this.dataSource, (db) => readAccounts(db, source, page));
      if (accounts.length === 0) break;
      await sendAccounts(client, accounts);
      after = accounts.at(-1)!.user_id;
      done += accounts.length;
      onProgress(done, total);
    }
    const report = await applyAccounts(client, state, this.settings.timeZone);
    await client.query('COMMIT');
    return report;
  }
}
