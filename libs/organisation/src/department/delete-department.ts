/** Deletes a department. Its workers lose the grants that only its company covered, and get a mail each. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { revokeUncovered } from '#auth/permission';
import { Department } from '../department.entity.js';
import { MembershipMails } from '../member/membership-mails.js';
import { requireReach, workersOf } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { inTransaction, removeVersioned, type VersionedId } from '#database';
import { departmentsIn } from './department.store.js';

@Injectable()
export class DeleteDepartment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MembershipMails,
  ) {}

  /**
   * @throws CodedError `authorization.refused`, also if a worker of the same or a higher rank is in it; `resource.not_found` or
   * `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const departments = departmentsIn(db, scope);
      // Locks the department, so that no worker can be added.
      const department = await requireOne(departments.setLock('pessimistic_write'), id);
      const workers = await workersOf(db, department.id);
      await requireReach(db, actor, scope, workers);
      await removeVersioned(db, Department, { id: department.id, version });
      await recordChange(db, actor, {
        action: 'department.deleted',
        target: department.id,
        before: { name: department.name, company_id: department.companyId, workers },
        after: null,
      });
      await revokeUncovered(db, actor, workers);
      const { companyId, name } = department;
      await this.mails.removed(db, actor, workers, { companyId, department: name });
    });
  }
}
