/** Lists the departments the caller may see: a company's own, a worker's, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../authorization/actor.js';
import type { Page, PageRequest } from '../../paging/page.js';
import type { Department } from '../department.entity.js';
import { sightOf } from '../scope.js';
import { pageOfRows } from '../scoped-rows.js';
import { departmentsIn } from './department.store.js';

@Injectable()
export class ListDepartments {
  constructor(private readonly dataSource: DataSource) {}

  execute(actor: Actor, page: PageRequest): Promise<Page<Department>> {
    return readFrom(this.dataSource, async (db) =>
      pageOfRows(departmentsIn(db, await sightOf(db, actor)), page),
    );
  }
}
