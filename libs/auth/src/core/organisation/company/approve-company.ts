/** Approves a company, which may manage people and housing from then on, or withdraws that approval. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '../../audit/record-change.js';
import type { Actor } from '../../authorization/actor.js';
import { requireAdmin } from '../../authorization/require.js';
import { lockApproval, updateApproval } from './company.store.js';

@Injectable()
export class ApproveCompany {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Idempotent.
   * @throws CodedError `authorization.refused` or `resource.not_found`
   */
  async execute(actor: Actor, companyId: number, { approved }: { approved: boolean }): Promise<void> {
    requireAdmin(actor);
    await inTransaction(this.dataSource, async (db) => {
      const awaitsApproval = await lockApproval(db, companyId);
      if (awaitsApproval === undefined) throw new CodedError('resource.not_found');
      if (awaitsApproval === !approved) return;
      await updateApproval(db, companyId, !approved);
      await recordChange(db, actor, {
        action: approved ? 'company.approved' : 'company.approval_withdrawn',
        target: companyId,
        before: { approved: !approved },
        after: { approved },
      });
    });
  }
}
