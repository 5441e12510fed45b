/** Lists the houses the caller may see: those a company looks after, those a tenant lives in, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../authorization/actor.js';
import type { Page, PageRequest } from '../../paging/page.js';
import type { House } from '../house.entity.js';
import { sightOf } from '../scope.js';
import { pageOfRows } from '../scoped-rows.js';
import { housesIn } from './house.store.js';

@Injectable()
export class ListHouses {
  constructor(private readonly dataSource: DataSource) {}

  execute(actor: Actor, page: PageRequest): Promise<Page<House>> {
    return readFrom(this.dataSource, async (db) => pageOfRows(housesIn(db, await sightOf(db, actor)), page));
  }
}
