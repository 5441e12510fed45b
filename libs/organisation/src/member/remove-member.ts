/** Removes a person from a company altogether: from its departments and areas, and from the people whom it may add. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockUsers, revokeUncovered } from '#auth/permission';
import { requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { deleteMembership } from './member.store.js';
import { MembershipMails } from './membership-mails.js';

export interface Membership {
  readonly companyId: number;
  readonly userId: number;
}

@Injectable()
export class RemoveMember {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MembershipMails,
  ) {}

  /**
   * For the company itself, and for admins on lower ranks. The person is told by mail.
   * @throws CodedError `authorization.refused`, `company.approval_pending`; `resource.not_found` for a person who does not
   * belong to the company and, to a company, for another one
   */
  execute(actor: Actor, { companyId, userId }: Membership): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      if (scope.kind === 'company' && scope.userId !== companyId) throw new CodedError('resource.not_found');
      await requireReach(db, actor, scope, [userId]);
      await endMembership(db, actor, { companyId, userId }, 'company.member_removed');
      await this.mails.removed(db, actor, [userId], { companyId });
    });
  }
}

/** @throws CodedError `resource.not_found` for a person who does not belong to the company and is not assigned to it */
export async function endMembership(
  db: EntityManager,
  actor: Actor,
  { companyId, userId }: Membership,
  action: 'company.member_removed' | 'company.member_left',
): Promise<void> {
  // The company may be adding the person, or granting them a permission, right now.
  await lockUsers(db, [userId]);
  const { departments, areas, wasAssigned } = await deleteMembership(db, companyId, userId);
  if (departments.length === 0 && areas.length === 0 && !wasAssigned) {
    throw new CodedError('resource.not_found');
  }
  await recordChange(db, actor, {
    action,
    target: companyId,
    before: { user_id: userId, departments, areas, assigned: wasAssigned },
    after: null,
  });
  await revokeUncovered(db, actor, [userId]);
}
