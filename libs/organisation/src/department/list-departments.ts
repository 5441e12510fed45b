/** Lists the departments the caller may see: a company's own, a worker's, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import type { Department } from '../department.entity.js';
import { readScopeOf } from '../scope.js';
import { orderedPage } from '../scoped-rows.js';
import { departmentOrder, departmentsIn } from './department.store.js';

@Injectable()
export class ListDepartments {
  constructor(private readonly dataSource: DataSource) {}

  /** @param companyId limits the list to this company; undefined lists all */
  execute(actor: Actor, page: PageRequest, companyId: number | undefined): Promise<Page<Department>> {
    return readFrom(this.dataSource, async (db) => {
      const rows = departmentsIn(db, await readScopeOf(db, actor));
      if (companyId !== undefined) rows.andWhere('department.companyId = :companyId', { companyId });
      return orderedPage(db, rows, page, departmentOrder);
    });
  }
}
