/** Lists imports, usually newest first. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { orderedPage } from '../scoped-rows.js';
import { importOrder, importsIn, type NamedImport, withNames } from './import.store.js';
import { importsScopeOf } from './imports-scope.js';

@Injectable()
export class ListImports {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `request.invalid_fields` for an invalid cursor */
  execute(actor: Actor, page: PageRequest): Promise<Page<NamedImport>> {
    return readFrom(this.dataSource, async (db) => {
      const found = await orderedPage(db, importsIn(db, importsScopeOf(actor)), page, importOrder);
      return { ...found, items: await withNames(db, found.items) };
    });
  }
}
