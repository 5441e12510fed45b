/** Stores the rows of an uploaded file. A worker then checks each row without changing anything. */
import { type CsvEncoding, type CsvRow, csvLimits, readCsv } from '#csv';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import { canonicalEmail } from '#auth/user';
import { invitingScopeOf } from '../invitation/inviting-scope.js';
import { lockCompany } from '../membership.store.js';
import { Import } from './import.entity.js';
import { insertRows, type NewImportRow } from './import-row.store.js';
import { peopleColumns, requiredColumns } from './people-columns.js';

export interface UploadedFile {
  readonly content: Buffer;
  /** Instead of the detected one. */
  readonly encoding?: CsvEncoding | undefined;
  /** A company may name only itself, or omit it. */
  readonly companyId?: number | undefined;
}

const batchSize = 500;

@Injectable()
export class ReceiveImport {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns the id of the import
   * @throws CodedError `import.*`, `request.too_large`, `authorization.refused`, `company.approval_pending`, or
   * `resource.not_found` for the company
   */
  execute(actor: Actor, { content, encoding, companyId }: UploadedFile): Promise<string> {
    if (content.length > csvLimits.bytes) throw new CodedError('request.too_large');
    return inTransaction(this.dataSource, async (db) => {
      const scope = await invitingScopeOf(db, actor, { companyId });
      const company = companyId ?? (scope.kind === 'company' ? scope.userId : null);
      if (company !== null) await lockCompany(db, scope, company);
      const { rows, columns, ...form } = await readCsv(content, peopleColumns, encoding);
      const missing = requiredColumns.filter((column) => !columns.includes(column));
      if (missing.length > 0) throw new CodedError('import.columns', { names: { missing } });
      const id = uuidv7();
      await db.insert(Import, {
        ...form,
        id,
        columns: [...columns],
        createdBy: actor.userId ?? null,
        companyId: company,
      });
      if ((await storeRows(db, id, rows)) === 0) throw new CodedError('import.empty');
      return id;
    });
  }
}

/** @returns how many */
async function storeRows(db: EntityManager, id: string, rows: AsyncIterable<CsvRow>): Promise<number> {
  let batch: NewImportRow[] = [];
  let count = 0;
  for await (const { line, values, isTooLong } of rows) {
    const { email } = values;
    const address = email === undefined ? null : canonicalEmail(email).slice(0, 320);
    batch.push({ line, fields: values, isTooLong, email: address });
    count++;
    if (batch.length < batchSize) continue;
    await insertRows(db, id, batch);
    batch = [];
  }
  if (batch.length > 0) await insertRows(db, id, batch);
  return count;
}
