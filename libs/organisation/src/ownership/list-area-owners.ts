/** Lists the owners of an area with their shares, for its provider and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { areasIn } from '../area/area.store.js';
import { memberScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { findNamedShares, type NamedShare } from './ownership.store.js';

@Injectable()
export class ListAreaOwners {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, also for the owners themselves */
  execute(actor: Actor, areaId: string, page: PageRequest): Promise<Page<NamedShare>> {
    return readFrom(this.dataSource, async (db) => {
      const scope = await memberScopeOf(db, actor);
      const { id } = await requireOne(areasIn(db, scope), areaId);
      return findNamedShares(db, id, scope.kind === 'all' ? undefined : scope.userId, page);
    });
  }
}
