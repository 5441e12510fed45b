/** Removes a worker from a department. They lose the grants that only its company covered, and get a mail. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { revokeUncovered } from '#auth/permission';
import { MembershipMails } from '../member/membership-mails.js';
import { requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { deleteDepartmentWorker, departmentsIn } from './department.store.js';

@Injectable()
export class RemoveDepartmentWorker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MembershipMails,
  ) {}

  /** @throws CodedError `authorization.refused`, or `resource.not_found` for the department or for a user who is not in it */
  execute(actor: Actor, departmentId: string, workerId: number): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const { id, name, companyId } = await requireOne(departmentsIn(db, scope), departmentId);
      await requireReach(db, actor, scope, [workerId]);
      if (!(await deleteDepartmentWorker(db, id, workerId))) throw new CodedError('resource.not_found');
      await recordChange(db, actor, {
        action: 'department.worker_removed',
        target: id,
        before: { worker_id: workerId },
        after: null,
      });
      await revokeUncovered(db, actor, [workerId]);
      await this.mails.removed(db, actor, [workerId], { companyId, department: name });
    });
  }
}
