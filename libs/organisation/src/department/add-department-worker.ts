/** Adds a worker to a department. Idempotent. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockMember, requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { departmentsIn, insertDepartmentWorker } from './department.store.js';

@Injectable()
export class AddDepartmentWorker {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, or `resource.not_found` for the department, for a user who is not a
   * worker, and, to a company, for the worker of another
   */
  execute(actor: Actor, departmentId: string, workerId: number): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const { id } = await requireOne(departmentsIn(db, scope).setLock('for_key_share'), departmentId);
      await lockMember(db, scope, 'worker', workerId);
      await requireReach(db, actor, scope, [workerId]);
      if (!(await insertDepartmentWorker(db, id, workerId))) return;
      await recordChange(db, actor, {
        action: 'department.worker_added',
        target: id,
        before: null,
        after: { worker_id: workerId },
      });
    });
  }
}
