/** Lists the houses the caller may see: those a company manages, those a tenant lives in, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { type Page, type PageRequest, requireSearchable } from '#paging';
import type { House } from '../house.entity.js';
import { readScopeOf } from '../scope.js';
import { found, orderedPage } from '../scoped-rows.js';
import { houseOrder, housesIn, houseText } from './house.store.js';

export interface HouseFilter {
  /** The house group. */
  readonly groupId?: string | undefined;
  /** Words of the city, the street and the number, or parts of them. */
  readonly search?: string | undefined;
}

@Injectable()
export class ListHouses {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `request.invalid_fields` for an invalid cursor or an empty search */
  async execute(
    actor: Actor,
    page: PageRequest,
    { groupId, search }: HouseFilter = {},
  ): Promise<Page<House>> {
    requireSearchable(search);
    return readFrom(this.dataSource, async (db) => {
      const rows = found(housesIn(db, await readScopeOf(db, actor)), houseText, search);
      if (groupId !== undefined) rows.andWhere('house.groupId = :groupId', { groupId });
      return orderedPage(db, rows, page, houseOrder);
    });
  }
}
