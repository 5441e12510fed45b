/** Lists the house groups the caller may see: those a company provides for, those a tenant lives in, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import type { HouseGroup } from '../house-group.entity.js';
import { readScopeOf } from '../scope.js';
import { orderedPage } from '../scoped-rows.js';
import { houseGroupOrder, houseGroupsIn, withProvider } from './house-group.store.js';

@Injectable()
export class ListHouseGroups {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The groups have their providers.
   * @param providerId limits the list to this provider; undefined lists all
   */
  execute(actor: Actor, page: PageRequest, providerId: number | undefined): Promise<Page<HouseGroup>> {
    return readFrom(this.dataSource, async (db) => {
      const rows = withProvider(houseGroupsIn(db, await readScopeOf(db, actor)));
      if (providerId !== undefined) rows.andWhere('houseGroup.providerId = :providerId', { providerId });
      return orderedPage(db, rows, page, houseGroupOrder);
    });
  }
}
