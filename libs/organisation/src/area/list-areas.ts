/** Lists the areas the caller may see: those a company manages, those a tenant lives in or owns, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import type { Area } from '../area.entity.js';
import { readScopeOf } from '../scope.js';
import { orderedPage } from '../scoped-rows.js';
import { areaOrder, areasIn } from './area.store.js';

@Injectable()
export class ListAreas {
  constructor(private readonly dataSource: DataSource) {}

  /** @param houseId limits the list to this house; undefined lists all */
  execute(actor: Actor, page: PageRequest, houseId: string | undefined): Promise<Page<Area>> {
    return readFrom(this.dataSource, async (db) => {
      const rows = areasIn(db, await readScopeOf(db, actor));
      if (houseId !== undefined) rows.andWhere('area.houseId = :houseId', { houseId });
      return orderedPage(db, rows, page, areaOrder);
    });
  }
}
