/** Cancels an import. What is invited stays invited. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { requireOne } from '../scoped-rows.js';
import { importsIn, moveState } from './import.store.js';
import { importsScopeOf } from './imports-scope.js';

@Injectable()
export class CancelImport {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, or `import.wrong_state` for one that has ended */
  execute(actor: Actor, id: string): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const { companyId } = await requireOne(importsIn(db, importsScopeOf(actor)), id);
      const from = ['checking', 'checked', 'running', 'stopped'] as const;
      if (!(await moveState(db, id, { from, to: 'cancelled' }))) throw new CodedError('import.wrong_state');
      await recordChange(db, actor, {
        action: 'import.cancelled',
        target: id,
        before: null,
        after: { company_id: companyId },
      });
    });
  }
}
