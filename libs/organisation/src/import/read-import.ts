/** Reads an import with its counts, and its rows. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { requireOne } from '../scoped-rows.js';
import type { RowOutcome } from './import-row.entity.js';
import { countRows, findRows, type RowCounts, type SeenRow } from './import-row.store.js';
import { importsIn, type NamedImport, withNames } from './import.store.js';
import { importsScopeOf } from './imports-scope.js';

export type CountedImport = NamedImport & { readonly counts: RowCounts };

@Injectable()
export class ReadImport {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found` */
  execute(actor: Actor, id: string): Promise<CountedImport> {
    return readFrom(this.dataSource, async (db) => {
      const found = await requireOne(importsIn(db, importsScopeOf(actor)), id);
      const [named] = await withNames(db, [found]);
      return { ...named!, counts: await countRows(db, found.id) };
    });
  }

  /** @throws CodedError `resource.not_found`, or `request.invalid_fields` for an invalid cursor */
  rows(
    actor: Actor,
    id: string,
    page: PageRequest & { readonly outcome: RowOutcome | undefined },
  ): Promise<Page<SeenRow>> {
    return readFrom(this.dataSource, async (db) => {
      const { id: found } = await requireOne(importsIn(db, importsScopeOf(actor)), id);
      return findRows(db, found, page);
    });
  }
}
