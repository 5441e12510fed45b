/** Lists the tenants of an area, for its provider and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { areasIn } from '../area/area.store.js';
import { memberScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { findTenants, type Tenant } from './tenancy.store.js';

@Injectable()
export class ListAreaTenants {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, also for the tenants themselves */
  execute(actor: Actor, areaId: string, page: PageRequest): Promise<Page<Tenant>> {
    return readFrom(this.dataSource, async (db) => {
      const { id } = await requireOne(areasIn(db, await memberScopeOf(db, actor)), areaId);
      return findTenants(db, id, page);
    });
  }
}
