/** Moves a worker from one department to another. They lose the grants that only the former company covered. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockUsers, revokeUncovered } from '#auth/permission';
import type { Department } from '../department.entity.js';
import { deleteUnusedAssignment } from '../member/member.store.js';
import { MembershipMails } from '../member/membership-mails.js';
import { requireReach } from '../membership.store.js';
import { type ManagementScope, managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { deleteDepartmentWorker, departmentsIn, insertDepartmentWorker } from './department.store.js';

export interface WorkerMove {
  readonly workerId: number;
  readonly from: string;
  readonly to: string;
}

@Injectable()
export class MoveDepartmentWorker {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MembershipMails,
  ) {}

  /**
   * A company moves workers among its own departments, admins also to another company. The worker is told by mail. Does
   * nothing if both departments are the same.
   * @throws CodedError `authorization.refused`, `company.approval_pending`, or `resource.not_found` for a department or for a
   * worker who is not in the first one
   */
  execute(actor: Actor, { workerId, ...departments }: WorkerMove): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const { from, to } = await lockBoth(db, scope, departments);
      await requireReach(db, actor, scope, [workerId]);
      await lockUsers(db, [workerId]);
      if (!(await deleteDepartmentWorker(db, from.id, workerId))) throw new CodedError('resource.not_found');
      await insertDepartmentWorker(db, to.id, workerId);
      if (from.id === to.id) return;
      if (from.companyId !== to.companyId) await deleteUnusedAssignment(db, from.companyId, workerId);
      await recordChange(db, actor, {
        action: 'department.worker_moved',
        target: from.id,
        before: { worker_id: workerId, department_id: from.id },
        after: { worker_id: workerId, department_id: to.id },
      });
      await revokeUncovered(db, actor, [workerId]);
      await this.mails.moved(db, actor, {
        userId: workerId,
        from: from.name,
        to: to.name,
        formerCompanyId: from.companyId,
        companyId: to.companyId,
      });
    });
  }
}

/** Locks both departments against deletion, in order of id, so that concurrent moves and deletions cannot deadlock. */
async function lockBoth(
  db: EntityManager,
  scope: ManagementScope,
  { from, to }: Omit<WorkerMove, 'workerId'>,
): Promise<{ from: Department; to: Department }> {
  const locked = new Map<string, Department>();
  for (const id of [from, to].toSorted()) {
    locked.set(id, await requireOne(departmentsIn(db, scope).setLock('for_key_share'), id));
  }
  return { from: locked.get(from)!, to: locked.get(to)! };
}
