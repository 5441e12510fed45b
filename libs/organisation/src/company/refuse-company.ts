/** Refuses to approve a company that waits for it. */
import { inTransaction } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { MailOutbox } from '#mail-queue';
import { multilineFault } from '#text';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordPersonalChange } from '#auth/audit';
import { type Actor, requireAdmin, requireHigherRankThan } from '#auth/authorization';
import { findApproval, updateApproval } from './company.store.js';
import { mailCompany } from './mail-company.js';

/** Characters of a reason. */
export const refusalReasonLimit = 1000;

@Injectable()
export class RefuseCompany {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * The company gets the reason by mail and on its account page. It can correct its account and ask again.
   * @throws CodedError `authorization.refused`, also for an account of the same or a higher rank; `resource.not_found`;
   * `company.not_waiting` for a company that is approved or refused already; `request.invalid_fields`
   */
  async execute(actor: Actor, companyId: number, given: string): Promise<void> {
    requireAdmin(actor);
    const reason = acceptedReason(given);
    await inTransaction(this.dataSource, async (db) => {
      if ((await findApproval(db, companyId)) === undefined) throw new CodedError('resource.not_found');
      await requireHigherRankThan(db, actor, [companyId]);
      if (!(await updateApproval(db, companyId, { from: 'waiting', to: 'refused', reason }))) {
        throw new CodedError('company.not_waiting');
      }
      // The reason is about the company, so it is erased together with it.
      await recordPersonalChange(db, actor, {
        action: 'company.refused',
        userId: companyId,
        before: { approval: 'waiting' },
        after: { approval: 'refused', reason },
      });
      await mailCompany(db, this.outbox, companyId, 'company-refused', { reason });
    });
  }
}

function acceptedReason(given: string): string {
  const reason = given.replaceAll('\r\n', '\n').trim();
  const found = reason === '' ? fault('blank') : multilineFault(reason, refusalReasonLimit);
  if (found) throw invalidFields({ reason: [found] });
  return reason;
}
