/** Lists the workers of a department, for its company and administrators. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#auth/authorization';
import type { Page, PageRequest } from '#paging';
import { memberScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { departmentsIn, findWorkers, type Worker } from './department.store.js';

@Injectable()
export class ListDepartmentWorkers {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, also for the workers of the department themselves */
  execute(actor: Actor, departmentId: string, page: PageRequest): Promise<Page<Worker>> {
    return readFrom(this.dataSource, async (db) => {
      const departments = departmentsIn(db, await memberScopeOf(db, actor));
      const { id } = await requireOne(departments, departmentId);
      return findWorkers(db, id, page);
    });
  }
}
