/** A refused company asks administrators to look at it again. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { UserActor } from '#auth/authorization';
import { deleteAnnouncement } from './announcement.store.js';
import { findApproval, updateApproval } from './company.store.js';

@Injectable()
export class RequestApproval {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Idempotent: a company that waits keeps waiting, and one that is approved stays so. Administrators are told as after a
   * registration.
   * @throws CodedError `authorization.refused` for an account that is no company
   */
  async execute(actor: UserActor): Promise<void> {
    const { userId } = actor;
    await inTransaction(this.dataSource, async (db) => {
      if ((await findApproval(db, userId)) === undefined) throw new CodedError('authorization.refused');
      if (!(await updateApproval(db, userId, { from: 'refused', to: 'waiting' }))) return;
      await deleteAnnouncement(db, userId);
      await recordChange(db, actor, {
        action: 'company.approval_requested',
        target: userId,
        before: { approval: 'refused' },
        after: { approval: 'waiting' },
      });
    });
  }
}
