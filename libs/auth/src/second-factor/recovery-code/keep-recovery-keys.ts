/** Keeps the keys of recovery codes that `SECRET_KEY_FALLBACKS` lists, so that the codes stay valid without the fallbacks. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { findFormerRecoveryKeys, insertFormerRecoveryKey } from './former-recovery-key.store.js';
import { RecoveryCodes } from './recovery-codes.js';

@Injectable()
export class KeepRecoveryKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: RecoveryCodes,
  ) {}

  /**
   * @param dryRun only counts
   * @returns how many keys were not kept before
   */
  execute(dryRun: boolean): Promise<number> {
    return inTransaction(this.dataSource, async (db) => {
      const kept = new Set(
        (await findFormerRecoveryKeys(db)).map(({ fingerprint }) => fingerprint.toString('hex')),
      );
      const missing = this.codes
        .formerKeys()
        .filter(({ fingerprint }) => !kept.has(fingerprint.toString('hex')));
      if (dryRun) return missing.length;
      let inserted = 0;
      for (const key of missing) if (await insertFormerRecoveryKey(db, key)) inserted += 1;
      return inserted;
    });
  }
}
