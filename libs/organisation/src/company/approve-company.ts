/** Approves a company, which may then manage people and housing, or withdraws the approval. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import { findApproval, updateApproval } from './company.store.js';
import { mailCompany } from './mail-company.js';

@Injectable()
export class ApproveCompany {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Idempotent. Also approves a company that was refused. The company is notified of its approval by mail.
   * @throws CodedError `authorization.refused`, also for an account of the same or a higher rank; `resource.not_found`;
   * `company.not_waiting` if another administrator refuses the company at the same time
   */
  async execute(actor: Actor, companyId: number, { approved }: { approved: boolean }): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const from = await findApproval(db, companyId);
      if (from === undefined) throw new CodedError('resource.not_found');
      await requireHigherRankThan(db, actor, [companyId]);
      if ((from === 'approved') === approved) return;
      if (!(await updateApproval(db, companyId, { from, to: approved ? 'approved' : 'waiting' }))) {
        const now = await findApproval(db, companyId);
        if ((now === 'approved') === approved) return;
        throw new CodedError('company.not_waiting');
      }
      await recordChange(db, actor, {
        action: approved ? 'company.approved' : 'company.approval_withdrawn',
        target: companyId,
        before: { approved: !approved },
        after: { approved },
      });
      if (approved) await mailCompany(db, this.outbox, companyId, 'company-approved');
    });
  }
}
