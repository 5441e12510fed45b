/** Stores the rows of an uploaded file. A worker then checks each row without changing anything. */
import { type CsvEncoding, type CsvRow, csvLimits, readCsv } from '#csv';
import { inTransaction } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '#auth/authorization';
import { invitingScopeOf } from '../invitation/inviting-scope.js';
import { lockCompany } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { houseColumns, houseKey, requiredHouseColumns } from './house-columns.js';
import { Import, type ImportKind } from './import.entity.js';
import { insertRows, type NewImportRow } from './import-row.store.js';
import { peopleColumns, personKey, requiredPeopleColumns } from './people-columns.js';

export interface UploadedFile {
  readonly content: Buffer;
  /** Instead of the detected one. */
  readonly encoding?: CsvEncoding | undefined;
  /** People, unless it is given. */
  readonly kind?: ImportKind | undefined;
  /** A company may name only itself, or omit it. Houses need one. */
  readonly companyId?: number | undefined;
}

const batchSize = 500;

const kinds = {
  people: { columns: peopleColumns, required: requiredPeopleColumns, keyOf: personKey },
  houses: { columns: houseColumns, required: requiredHouseColumns, keyOf: houseKey },
} as const;

@Injectable()
export class ReceiveImport {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns the id of the import
   * @throws CodedError `import.*`, `request.too_large`, `authorization.refused`, `company.approval_pending`,
   * `resource.not_found` for the company, or `request.invalid_fields` for houses without one
   */
  execute(actor: Actor, { content, encoding, kind = 'people', companyId }: UploadedFile): Promise<string> {
    if (content.length > csvLimits.bytes) throw new CodedError('request.too_large');
    return inTransaction(this.dataSource, async (db) => {
      const scope =
        kind === 'houses'
          ? await managementScopeOf(db, actor)
          : await invitingScopeOf(db, actor, { companyId });
      const company = companyId ?? (scope.kind === 'company' ? scope.userId : null);
      if (company !== null) await lockCompany(db, scope, company);
      else if (kind === 'houses') throw invalidFields({ company_id: [fault('required')] });
      const { required, keyOf, ...known } = kinds[kind];
      const { rows, columns, ...form } = await readCsv(content, known.columns, encoding);
      const missing = required.filter((column) => !columns.includes(column));
      if (missing.length > 0) throw new CodedError('import.columns', { names: { missing } });
      const id = uuidv7();
      await db.insert(Import, {
        ...form,
        id,
        kind,
        columns: [...columns],
        createdBy: actor.userId ?? null,
        companyId: company,
      });
      if ((await storeRows(db, id, rows, keyOf)) === 0) throw new CodedError('import.empty');
      return id;
    });
  }
}

/** @returns how many */
async function storeRows(
  db: EntityManager,
  id: string,
  rows: AsyncIterable<CsvRow>,
  keyOf: (fields: CsvRow['values']) => string | null,
): Promise<number> {
  let batch: NewImportRow[] = [];
  let count = 0;
  for await (const { line, values, isTooLong } of rows) {
    batch.push({ line, fields: values, isTooLong, key: keyOf(values) });
    count++;
    if (batch.length < batchSize) continue;
    await insertRows(db, id, batch);
    batch = [];
  }
  if (batch.length > 0) await insertRows(db, id, batch);
  return count;
}
