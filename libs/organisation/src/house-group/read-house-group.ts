/** Reads one house group, for its provider, the tenants who live or own there, and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { HouseGroup } from '../house-group.entity.js';
import { readScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { houseGroupsIn, withProvider } from './house-group.store.js';

@Injectable()
export class ReadHouseGroup {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @returns the group with its provider
   * @throws CodedError `resource.not_found`
   */
  execute(actor: Actor, id: string): Promise<HouseGroup> {
    return readFrom(this.dataSource, async (db) =>
      requireOne(withProvider(houseGroupsIn(db, await readScopeOf(db, actor))), id),
    );
  }
}
