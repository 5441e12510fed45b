/** Approves a company, which may then manage people and housing, or withdraws the approval. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import { findCompanyMailbox, lockApproval, updateApproval } from './company.store.js';

@Injectable()
export class ApproveCompany {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Idempotent. The company is notified of its approval by mail.
   * @throws CodedError `authorization.refused`, also for an account of the same or a higher rank, or `resource.not_found`
   */
  async execute(actor: Actor, companyId: number, { approved }: { approved: boolean }): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const awaitsApproval = await lockApproval(db, companyId);
      if (awaitsApproval === undefined) throw new CodedError('resource.not_found');
      await requireHigherRankThan(db, actor, [companyId]);
      if (awaitsApproval === !approved) return;
      await updateApproval(db, companyId, !approved);
      await recordChange(db, actor, {
        action: approved ? 'company.approved' : 'company.approval_withdrawn',
        target: companyId,
        before: { approved: !approved },
        after: { approved },
      });
      if (approved) await this.notify(db, companyId);
    });
  }

  private async notify(db: EntityManager, companyId: number): Promise<void> {
    const mailbox = await findCompanyMailbox(db, companyId);
    if (!mailbox) return;
    const { name, ...addressee } = mailbox;
    await this.outbox.add(db, {
      ...addressee,
      template: 'company-approved',
      parameters: { name },
      about: companyId,
    });
  }
}
