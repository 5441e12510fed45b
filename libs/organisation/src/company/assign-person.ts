/** Allows a company to add a worker or tenant. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import { lockCompany } from '../membership.store.js';
import { insertAssignment, lockAssignable } from './company.store.js';

export interface Assignment {
  readonly companyId: number;
  readonly userId: number;
}

@Injectable()
export class AssignPerson {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Idempotent. The person joins the company only when it adds them to a department or an area.
   * @throws CodedError `authorization.refused`, also for a user of the same or a higher rank, or `resource.not_found` for
   * the company and for a user who is neither worker nor tenant
   */
  async execute(actor: Actor, { companyId, userId }: Assignment): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      if (!(await lockAssignable(db, userId))) throw new CodedError('resource.not_found');
      await requireHigherRankThan(db, actor, [userId]);
      await lockCompany(db, { kind: 'all' }, companyId);
      if (!(await insertAssignment(db, companyId, userId))) return;
      await recordChange(db, actor, {
        action: 'company.person_assigned',
        target: companyId,
        before: null,
        after: { user_id: userId },
      });
    });
  }
}
