/** Renames a department. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { Department } from '../department.entity.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { changeVersioned, inTransaction, type VersionedId } from '#database';
import { departmentsIn } from './department.store.js';
import { normalLine } from '#text';

@Injectable()
export class RenameDepartment {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId, given: string): Promise<Department> {
    const name = normalLine(given);
    return inTransaction(this.dataSource, async (db) => {
      const department = await requireOne(departmentsIn(db, await managementScopeOf(db, actor)), id);
      const renamed = await changeVersioned(db, Department, department, version, { name });
      await recordChange(db, actor, {
        action: 'department.renamed',
        target: department.id,
        before: { name: department.name },
        after: { name },
      });
      return renamed;
    });
  }
}
