/** A worker or tenant leaves a company. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UserActor } from '#auth/authorization';
import { MembershipMails } from './membership-mails.js';
import { endMembership } from './remove-member.js';

@Injectable()
export class LeaveCompany {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MembershipMails,
  ) {}

  /**
   * The company can add the person again only after another assignment. Both get a mail.
   * @throws CodedError `resource.not_found` for a company that the person does not belong to
   */
  execute(actor: UserActor, companyId: number): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const { userId } = actor;
      await endMembership(db, actor, { companyId, userId }, 'company.member_left');
      await this.mails.left(db, userId, companyId);
    });
  }
}
