/** Lists the departments the caller may see: a company's own, a worker's, or all. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { type Page, type PageRequest, requireSearchable } from '#paging';
import type { Department } from '../department.entity.js';
import { readScopeOf } from '../scope.js';
import { found, orderedPage } from '../scoped-rows.js';
import { departmentOrder, departmentsIn } from './department.store.js';

export interface DepartmentFilter {
  readonly companyId?: number | undefined;
  /** Words of the name, or parts of them. */
  readonly search?: string | undefined;
}

@Injectable()
export class ListDepartments {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `request.invalid_fields` for an invalid cursor or an empty search */
  async execute(
    actor: Actor,
    page: PageRequest,
    { companyId, search }: DepartmentFilter = {},
  ): Promise<Page<Department>> {
    requireSearchable(search);
    return readFrom(this.dataSource, async (db) => {
      const rows = found(departmentsIn(db, await readScopeOf(db, actor)), 'department.name', search);
      if (companyId !== undefined) rows.andWhere('department.companyId = :companyId', { companyId });
      return orderedPage(db, rows, page, departmentOrder);
    });
  }
}
