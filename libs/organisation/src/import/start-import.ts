/** Starts a checked import, or continues one that stopped. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import type { CsvEncoding } from '#csv';
import { requireOne } from '../scoped-rows.js';
import { countRows } from './import-row.store.js';
import { importsIn, moveState } from './import.store.js';
import { importsScopeOf } from './imports-scope.js';

@Injectable()
export class StartImport {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param encoding confirms the detected one; only UTF-8 needs no confirmation
   * @throws CodedError `resource.not_found`, `import.encoding_unconfirmed` or `import.wrong_state`
   */
  execute(actor: Actor, id: string, encoding: CsvEncoding = 'utf-8'): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const found = await requireOne(importsIn(db, importsScopeOf(actor)), id);
      if (found.encoding !== encoding) throw new CodedError('import.encoding_unconfirmed');
      const { total, planned } = await countRows(db, id);
      const checked = Object.values(planned).reduce((sum, count) => sum + count, 0);
      const to = checked < total ? 'checking' : 'running';
      const from = ['checked', 'stopped'] as const;
      if (!(await moveState(db, id, { from, to }))) throw new CodedError('import.wrong_state');
      await recordChange(db, actor, {
        action: 'import.started',
        target: id,
        before: null,
        after: { company_id: found.companyId, rows: total },
      });
    });
  }
}
