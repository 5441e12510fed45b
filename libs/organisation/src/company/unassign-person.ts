/** Ends a company's right to add a person. Existing memberships of the person stay until they are removed. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import type { Assignment } from './assign-person.js';
import { deleteAssignment, lockAssignable } from './company.store.js';

@Injectable()
export class UnassignPerson {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, also for a user of the same or a higher rank, or `resource.not_found` for
   * a user who is not assigned
   */
  async execute(actor: Actor, { companyId, userId }: Assignment): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      // Locks the person, because the company may be adding them concurrently.
      await lockAssignable(db, userId);
      await requireHigherRankThan(db, actor, [userId]);
      if (!(await deleteAssignment(db, companyId, userId))) throw new CodedError('resource.not_found');
      await recordChange(db, actor, {
        action: 'company.person_unassigned',
        target: companyId,
        before: { user_id: userId },
        after: null,
      });
    });
  }
}
