/** Lists the houses the caller may see: those a company manages, those a tenant lives in, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import type { House } from '../house.entity.js';
import { readScopeOf } from '../scope.js';
import { orderedPage } from '../scoped-rows.js';
import { houseOrder, housesIn } from './house.store.js';

@Injectable()
export class ListHouses {
  constructor(private readonly dataSource: DataSource) {}

  /** @param groupId limits the list to this group; undefined lists all */
  execute(actor: Actor, page: PageRequest, groupId: string | undefined): Promise<Page<House>> {
    return readFrom(this.dataSource, async (db) => {
      const rows = housesIn(db, await readScopeOf(db, actor));
      if (groupId !== undefined) rows.andWhere('house.groupId = :groupId', { groupId });
      return orderedPage(db, rows, page, houseOrder);
    });
  }
}
